#include <fmt/format.h>

#include <algorithm>

#include "dossier/checklist.h"

namespace kiemdiem::dossier {
namespace {

bool shares(const std::vector<int>& some, const std::vector<int>& others) {
  return std::ranges::any_of(some, [&](int one) { return std::ranges::find(others, one) != others.end(); });
}

/// Whether a rule's pattern is about what a sending sends of this subject.
bool meets(const assessment::Rows& rows, const regulation::EventPattern& pattern, const Sending& sending,
           SubjectRef subject) {
  return shares(pattern.events, sending.about.events) && pattern.of.has(subject.kind) &&
         rows.truth(pattern.where, {subject, -1, {}}) != Truth::no;
}

std::string joined(const std::vector<int>& indices, const std::vector<facts::Label>& labels) {
  std::string text;
  for (const int index : indices)
    text += (text.empty() ? "" : ", ") + labels[static_cast<std::size_t>(index)].vi;
  return text;
}

}  // namespace

void Lister::set_due(Delivery& delivery, const Sending& sending, SubjectRef subject) const {
  for (const regulation::Rule& rule : bound_.rules) {
    const auto* deadline = rule.as<regulation::DeadlineBody>();
    if (deadline == nullptr || !deadline->last || !meets(rows_, deadline->pattern, sending, subject))
      continue;
    if (delivery.last && *delivery.last <= *deadline->last) continue;
    delivery.last = deadline->last;
    delivery.due = deadline->words;
    delivery.due_said = {rule.document, rule.clause};
  }
}

void Lister::set_channel(Delivery& delivery, const Sending& sending, SubjectRef subject) const {
  const auto& labels = index_.situation().dictionary.choices("channel")->labels;
  if (sending.by) {
    delivery.by = sending.by;
    delivery.channel = labels[static_cast<std::size_t>(*sending.by)].vi;
    delivery.channel_said = sending.said;
    return;
  }
  for (const regulation::Rule& rule : bound_.rules) {
    const auto* channel = rule.as<regulation::ChannelBody>();
    if (channel == nullptr || !meets(rows_, channel->pattern, sending, subject)) continue;
    delivery.by = channel->needed;
    delivery.channel = labels[static_cast<std::size_t>(channel->needed)].vi;
    if (!channel->never.empty()) delivery.channel += ", không gửi " + joined(channel->never, labels);
    delivery.channel_said = {rule.document, rule.clause};
  }
}

std::vector<Delivery> Lister::deliveries(SubjectRef subject) const {
  std::vector<Delivery> found;
  const std::vector<int> dossier_sent{index_.word("event", "dossier_sent")};
  for (const Sending& sending : rules_.sends) {
    if (!sending.about.of.has(subject.kind) ||
        rows_.truth(sending.about.where, {subject, -1, {}}) != Truth::yes)
      continue;
    Delivery delivery;
    delivery.sending = sending.id;
    delivery.papers = sending.papers;
    delivery.whole = sending.papers.empty() && sending.about.events == dossier_sent;
    delivery.copies = sending.copies;
    delivery.copies_said = sending.copies_said;
    delivery.said = sending.said;
    delivery.to = sending.to;
    if (delivery.to.empty() && subject.kind == facts::SubjectKind::organization)
      if (const std::int32_t above = index_.parent(subject.row); above >= 0)
        delivery.to = index_.situation().display_name(EntityRef{facts::EntityKind::organization, above});
    if (!sending.through.empty()) delivery.to += fmt::format(" (qua {})", sending.through);
    set_due(delivery, sending, subject);
    set_channel(delivery, sending, subject);
    found.push_back(std::move(delivery));
  }
  return found;
}

}  // namespace kiemdiem::dossier
