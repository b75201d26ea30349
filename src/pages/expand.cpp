#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary_interface.h>

#include <algorithm>
#include <cassert>
#include <optional>

#include "base/markup.h"
#include "pages/embedded.h"
#include "pages/texts.h"
#include "pages/view.h"

namespace kiemdiem::pages {
namespace {

using ctemplate::TemplateDictionaryInterface;
using ctemplate::TemplateString;

/// Shows a View to ctemplate, together with the views around it.
class Shown : public TemplateDictionaryInterface {
 public:
  Shown(const View& view, const Shown* around) : view_(view), around_(around) {}

 protected:
  TemplateString GetValue(const TemplateString& name) const override {
    const std::string_view wanted{name.data(), name.size()};
    for (const Shown* at = this; at != nullptr; at = at->around_)
      if (const std::string* value = at->view_.value(wanted)) return {value->data(), value->size()};
    missing_ = "⟦" + std::string{wanted} + "⟧";
    return {missing_.data(), missing_.size()};
  }
  bool IsHiddenSection(const TemplateString& name) const override {
    return view_.section({name.data(), name.size()}).empty();
  }
  bool IsUnhiddenSection(const TemplateString& name) const override { return !IsHiddenSection(name); }
  bool IsHiddenTemplate(const TemplateString& name) const override { return next_part(name, 0) == nullptr; }
  const char* GetIncludeTemplateName(const TemplateString& name, int number) const override {
    const View::Part* part = next_part(name, 0);
    for (; number > 0; --number) part = next_part(name, number_of(*part) + 1);
    return part->template_name;
  }

  class Repetitions;
  class Parts;

  Iterator* CreateSectionIterator(const TemplateString& name) const override;
  Iterator* CreateTemplateIterator(const TemplateString& name) const override;
  void DumpToString(std::string* /*out*/, int /*level*/) const override {}

 private:
  /// The first part of a name from a place in the list on; null: there is none.
  const View::Part* next_part(const TemplateString& name, std::size_t from) const {
    const std::span<const View::Part> parts = view_.parts();
    for (std::size_t at = from; at < parts.size(); ++at)
      if (parts[at].name == std::string_view{name.data(), name.size()}) return &parts[at];
    return nullptr;
  }
  std::size_t number_of(const View::Part& part) const {
    return static_cast<std::size_t>(&part - view_.parts().data());
  }

  const View& view_;
  const Shown* around_;
  mutable std::string missing_;
};

class Shown::Repetitions : public Iterator {
 public:
  Repetitions(std::span<const std::unique_ptr<View>> views, const Shown* around)
      : views_(views), around_(around) {}
  bool HasNext() const override { return next_ < views_.size(); }
  const TemplateDictionaryInterface& Next() override { return shown_.emplace(*views_[next_++], around_); }

 private:
  std::span<const std::unique_ptr<View>> views_;
  const Shown* around_;
  std::size_t next_ = 0;
  std::optional<Shown> shown_;
};

class Shown::Parts : public Iterator {
 public:
  Parts(const TemplateString& name, const Shown* around)
      : name_(name), around_(around), next_(around->next_part(name, 0)) {}
  bool HasNext() const override { return next_ != nullptr; }
  const TemplateDictionaryInterface& Next() override {
    const View::Part& part = *next_;
    next_ = around_->next_part(name_, around_->number_of(part) + 1);
    return shown_.emplace(*part.view, around_);
  }

 private:
  TemplateString name_;
  const Shown* around_;
  const View::Part* next_;
  std::optional<Shown> shown_;
};

// ctemplate deletes the iterators that it asks for.
Shown::Iterator* Shown::CreateSectionIterator(const TemplateString& name) const {
  return new Repetitions(view_.section({name.data(), name.size()}), this);
}

Shown::Iterator* Shown::CreateTemplateIterator(const TemplateString& name) const {
  return new Parts(name, this);
}

/// "{count}" of a text becomes the marker "{{COUNT}}" of the template that it is put into.
std::string with_markers(std::string_view text) {
  std::string html;
  bool inside = false;
  for (const char letter : text) {
    if (letter == '{')
      html += "{{";
    else if (letter == '}')
      html += "}}";
    else
      html += inside && letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    inside = letter == '{' || (inside && letter != '}');
  }
  return html;
}

/// The lines of a template after its AUTOESCAPE line.
std::string_view body_of(std::string_view name) {
  const std::string_view content = embedded_file(name);
  return content.substr(std::min(content.size(), content.find('\n') + 1));
}

/// Puts the texts of the catalogue in the place of [[key]] and the body of part.tpl in the place of
/// [[>part]].
std::string in_language(std::string_view source, const Texts& texts) {
  std::string result;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t open = source.find("[[", at);
    const std::size_t close = open == std::string_view::npos ? open : source.find("]]", open);
    if (close == std::string_view::npos) return result + std::string{source.substr(at)};
    result += source.substr(at, open - at);
    const std::string_view key = source.substr(open + 2, close - open - 2);
    if (key.starts_with('>'))
      result += in_language(body_of(std::string{key.substr(1)} + ".tpl"), texts);
    else
      result += with_markers(escaped_markup(texts(key)));
    at = close + 2;
  }
  return result;
}

class Templates {
 public:
  explicit Templates(const Texts& texts) {
    for (const Embedded& file : embedded_files()) {
      if (!file.name.ends_with(".tpl")) continue;
      const std::string source = in_language(file.content, texts);
      [[maybe_unused]] const bool read = cache_.StringToTemplateCache(
          TemplateString(file.name.data(), file.name.size()), TemplateString(source.data(), source.size()),
          ctemplate::STRIP_BLANK_LINES);
      assert(read && "a template that ctemplate cannot read");
    }
    cache_.Freeze();
  }

  std::string expand(const char* template_name, const View& view) const {
    constexpr std::size_t usual_length = 24'000;
    std::string html;
    html.reserve(usual_length);
    const Shown shown{view, nullptr};
    [[maybe_unused]] const bool filled =
        cache_.ExpandNoLoad(template_name, ctemplate::STRIP_BLANK_LINES, &shown, nullptr, &html);
    assert(filled && "a template that does not exist");
    return html;
  }

 private:
  ctemplate::TemplateCache cache_;
};

}  // namespace

std::string expand(Language language, const char* template_name, const View& view) {
  if (language == Language::english) {
    static const Templates english{Texts::of(Language::english)};
    return english.expand(template_name, view);
  }
  static const Templates vietnamese{Texts::of(Language::vietnamese)};
  return vietnamese.expand(template_name, view);
}

}  // namespace kiemdiem::pages
