#include "web/device.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace kiemdiem::web {
namespace {

using Sign = std::pair<std::string_view, std::string_view>;  ///< what stands in the header, what it is called

/// The first that is found counts: most browsers also name those whose pages they can show.
constexpr std::array<Sign, 8> browsers{Sign{"coc_coc_browser", "Cốc Cốc"},
                                       Sign{"Edg", "Edge"},
                                       Sign{"OPR", "Opera"},
                                       Sign{"SamsungBrowser", "Samsung Internet"},
                                       Sign{"Firefox", "Firefox"},
                                       Sign{"CriOS", "Chrome"},
                                       Sign{"Chrome", "Chrome"},
                                       Sign{"Safari", "Safari"}};

constexpr std::array<Sign, 6> systems{Sign{"Android", "Android"}, Sign{"iPhone", "iPhone"},
                                      Sign{"iPad", "iPad"},       Sign{"Windows", "Windows"},
                                      Sign{"Mac OS", "macOS"},    Sign{"Linux", "Linux"}};

template <std::size_t N>
std::string_view name_in(std::string_view agent, const std::array<Sign, N>& signs) {
  for (const auto& [sign, name] : signs)
    if (agent.find(sign) != std::string_view::npos) return name;
  return {};
}

}  // namespace

std::string device_words(std::string_view peer, std::string_view agent) {
  constexpr std::size_t longest = 40;
  std::string_view program = name_in(agent, browsers);
  if (program.empty()) program = agent.substr(0, agent.find_first_of("/ ")).substr(0, longest);
  if (program.empty()) program = "Không rõ trình duyệt";
  const std::string_view system = name_in(agent, systems);
  return system.empty() ? fmt::format("{}, {}", program, peer)
                        : fmt::format("{} trên {}, {}", program, system, peer);
}

}  // namespace kiemdiem::web
