#include "cli/judged.h"

#include <fmt/format.h>

#include "facts/read_situation.h"

namespace kiemdiem::cli {

Result<Node> read_tree(const std::string& path, const std::string& bytes, Data&, const Overrides&) {
  if (path.ends_with(".json")) return parse_json(bytes, path);
  return parse_yaml(bytes, path);
}

Result<Judged> judge_tree(const Node& tree, const std::string& file, Data& data, const Overrides& overrides) {
  const std::string id =
      overrides.regulation.empty() ? facts::regulation_named_in(tree) : overrides.regulation;
  if (id.empty())
    return refuse({file, 0, 0, {}, {}},
                  "Chưa rõ xét theo văn bản nào; hãy ghi “regulation:” trong tệp hoặc dùng --regulation.");
  const Node* layers = tree.find("layers");
  const bool all = overrides.all_layers.value_or(layers != nullptr && layers->text() == "all");
  auto laid = data.regulation(id, all);
  if (!laid) return tl::unexpected{laid.error()};
  auto situation = facts::read_situation(tree, laid->dictionary, file);
  if (!situation) return tl::unexpected{situation.error()};
  if (overrides.on) situation->on = *overrides.on;
  situation->all_layers = all;
  auto bound = regulation::bind(*laid, situation->period, situation->on);
  if (!bound) return tl::unexpected{bound.error()};
  auto assessment = assessment::judge(*situation, *bound, data.calendar());
  return Judged{std::move(*situation), std::move(*bound), std::move(assessment)};
}

Result<Judged> judge_file(const std::string& path, Data& data, const Overrides& overrides) {
  const auto bytes = read_file(path);
  if (!bytes) return refuse({path, 0, 0, {}, {}}, "Không đọc được tệp; hãy kiểm tra tên và quyền đọc.");
  const auto tree = read_tree(path, *bytes, data, overrides);
  if (!tree) return tl::unexpected{tree.error()};
  return judge_tree(*tree, path, data, overrides);
}

}  // namespace kiemdiem::cli
