#pragma once

#include <map>
#include <string>
#include <string_view>

#include "assessment/assessment.h"

/// What things are called in Vietnamese, for every place that prints an assessment.
namespace kiemdiem::assessment {

/// "Hoàn thành tốt nhiệm vụ"; "không xếp loại" where there is none.
std::string level_label(const facts::Dictionary& dictionary, std::optional<int> level);

/// "đảng viên".
std::string_view kind_label(facts::SubjectKind kind);

/// "thứ tự", "thời hạn", … for the kind of a finding.
std::string_view finding_label(std::string_view kind);

/// "KH ĐUK Phú Yên 2022, II.4"; empty where no document is cited.
std::string citation(std::string_view document, std::string_view clause);

/// The names of one situation.
class Wording {
 public:
  explicit Wording(const facts::Situation& situation);

  /// A subject by its written form; nothing where it is not there.
  std::optional<SubjectRef> find(std::string_view subject) const;
  /// "Nguyễn Văn An" for "member:an"; what is not a subject of the situation stays as it is.
  std::string name(std::string_view subject) const;
  /// "đảng viên Nguyễn Văn An"; bodies are told by their names alone.
  std::string full_name(std::string_view subject) const;

  /// What a name among `undecided` asks for: "Số tháng nghỉ ốm", "Mức đề nghị xếp loại của Chi bộ 1", "kiểm
  /// điểm".
  /// @param subject whose fact it is where the name does not say
  std::string missing(std::string_view subject, std::string_view name) const;
  /// All of them, separated by semicolons.
  std::string missing(std::string_view subject, const std::vector<std::string>& names) const;

 private:
  std::string fact_label(std::string_view list, std::string_view path) const;

  const facts::Situation& situation_;
  std::map<std::string, SubjectRef, std::less<>> subjects_;
};

}  // namespace kiemdiem::assessment
