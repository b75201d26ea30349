#include "paper/composition.h"

namespace kiemdiem::paper {
namespace {

constexpr int point = 20;

int millimetres(int length) {
  return (length * 14400 + 127) / 254;
}

Format centered(int size, bool bold) {
  return {.size = size, .bold = bold, .align = Align::center};
}

Format running(const Profile& profile) {
  return {.size = profile.body.size,
          .align = Align::justify,
          .before = profile.body.before * point,
          .line = profile.body.line * point};
}

Format body(const Profile& profile) {
  Format format = running(profile);
  format.first_line = millimetres(profile.body.first_line);
  return format;
}

Format heading(const Profile& profile, bool bold) {
  Format format = body(profile);
  format.bold = bold;
  format.keep_with_next = true;
  return format;
}

Format kept(Format format) {
  format.keep_with_next = true;
  return format;
}

/// Of the text before the signature and the room for it.
constexpr int signature_space = 58 * point;

Format of_letterhead(const Profile& profile, Role role) {
  switch (role) {
    case Role::form_code:
      return {.size = profile.body.table_size, .bold = true, .align = Align::right};
    case Role::superior:
      return centered(profile.issuer.size, false);
    case Role::issuer:
      return centered(profile.issuer.size, true);
    case Role::separator:
      return centered(profile.issuer.size, false);
    case Role::number:
      return centered(profile.number.size, false);
    case Role::heading:
      return centered(profile.heading.first_size, true);
    case Role::motto:
      return centered(profile.heading.second_size, true);
    case Role::mark:
      return centered(profile.number.size, true);
    case Role::letter_subject:
      return {.size = profile.number.letter_subject_size, .italic = true, .align = Align::center};
    case Role::place_and_date:
      return {.size = profile.body.size, .italic = true, .align = Align::center, .before = 4 * point};
    default:
      return body(profile);
  }
}

Format of_title(const Profile& profile, Role role) {
  Format format =
      kept(centered(role == Role::subject ? profile.title.subject_size : profile.title.size, true));
  if (role == Role::type_name) format.before = 12 * point;
  if (role == Role::title_end) {
    format.bold = false;
    format.after = 6 * point;
  }
  if (role == Role::annex_title) format.before = 6 * point;
  return format;
}

Format of_closing(const Profile& profile, Role role) {
  switch (role) {
    case Role::authority:
      return kept(centered(profile.signing.size, true));
    case Role::post:
      return kept(centered(profile.signing.size, profile.signing.bold_post));
    case Role::signing_note:
      return {
          .size = profile.recipients.size, .italic = true, .align = Align::center, .keep_with_next = true};
    case Role::signer: {
      Format format = centered(profile.signing.size, true);
      format.before = signature_space;
      return format;
    }
    case Role::recipients_label: {
      const bool italic = profile.recipients.label == LabelStyle::bold_italic;
      return {.size = profile.recipients.label_size, .bold = italic, .italic = italic, .underlined = !italic};
    }
    default:
      return {.size = profile.recipients.size};
  }
}

}  // namespace

Format format_of(const Profile& profile, Role role) {
  switch (role) {
    case Role::body:
      return body(profile);
    case Role::plain:
      return running(profile);
    case Role::ground: {
      Format format = body(profile);
      format.italic = profile.italic_grounds;
      return format;
    }
    case Role::addressee: {
      Format format = running(profile);
      format.align = Align::left;
      format.keep_with_next = true;
      return format;
    }
    case Role::heading_1:
    case Role::heading_2:
      return heading(profile, true);
    case Role::heading_3:
      return heading(profile, false);
    case Role::form_code:
    case Role::superior:
    case Role::issuer:
    case Role::separator:
    case Role::number:
    case Role::letter_subject:
    case Role::mark:
    case Role::heading:
    case Role::motto:
    case Role::place_and_date:
      return of_letterhead(profile, role);
    case Role::type_name:
    case Role::subject:
    case Role::title_end:
    case Role::annex_title:
      return of_title(profile, role);
    case Role::annex_note:
      return {.size = profile.body.size,
              .italic = true,
              .align = Align::center,
              .after = 6 * point,
              .keep_with_next = true};
    case Role::cell:
      return {.size = profile.body.table_size};
    case Role::cell_head:
      return centered(profile.body.table_size, true);
    case Role::authority:
    case Role::post:
    case Role::signing_note:
    case Role::signer:
    case Role::recipients_label:
    case Role::recipient:
      return of_closing(profile, role);
    case Role::rule:
      return {.size = 6};
  }
  return body(profile);
}

const Profile* layout_on(std::span<const Profile> profiles, Date day) {
  const auto goes_before = [day](const Profile& one, const Profile& other) {
    const bool in_force = one.applies_from <= day;
    if (in_force != (other.applies_from <= day)) return in_force;
    return in_force ? one.applies_from > other.applies_from : one.applies_from < other.applies_from;
  };
  const Profile* found = nullptr;
  for (const Profile& profile : profiles)
    if (profile.heading.second.empty() && (found == nullptr || goes_before(profile, *found)))
      found = &profile;
  return found;
}

}  // namespace kiemdiem::paper
