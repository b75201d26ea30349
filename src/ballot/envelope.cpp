#include "ballot/envelope.h"

#include <algorithm>

#include "base/transitions.h"

namespace kiemdiem::ballot {
namespace {

constexpr std::array<std::string_view, envelope_acts> act_names{
    "seal", "ask_opening", "open", "ask_destruction", "destroy", "withdraw"};
constexpr std::array<std::string_view, envelope_acts> act_labels{"Niêm phong",  "Đề nghị mở", "Mở",
                                                                 "Đề nghị hủy", "Hủy",        "Rút đề nghị"};
constexpr std::array<std::string_view, envelope_states> state_labels{
    "chưa ghi sổ",          "đang niêm phong",       "chờ người thứ hai mở",
    "đã mở, chưa niêm lại", "chờ người thứ hai hủy", "đã hủy"};

}  // namespace

std::optional<EnvelopeState> after(EnvelopeState state, EnvelopeAct act) {
  return kiemdiem::state_after(envelope_transitions, state, act);
}

EnvelopeState state_after(std::span<const EnvelopeAct> acts) {
  EnvelopeState state = EnvelopeState::unrecorded;
  for (const EnvelopeAct act : acts) state = after(state, act).value_or(state);
  return state;
}

std::string_view name(EnvelopeAct act) {
  return act_names[static_cast<std::size_t>(act)];
}

std::optional<EnvelopeAct> envelope_act_named(std::string_view name) {
  const auto found = std::ranges::find(act_names, name);
  if (found == act_names.end()) return std::nullopt;
  return static_cast<EnvelopeAct>(found - act_names.begin());
}

std::string_view label(EnvelopeState state) {
  return state_labels[static_cast<std::size_t>(state)];
}

std::string_view label(EnvelopeAct act) {
  return act_labels[static_cast<std::size_t>(act)];
}

}  // namespace kiemdiem::ballot
