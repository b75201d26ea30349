#include "web/api_description.h"

#include <fmt/format.h>

#include "pages/texts.h"
#include "web/binding.h"

namespace kiemdiem::web {
namespace {

using service::Action;
using service::InputField;

std::string in_quotes(std::string_view text) {
  std::string json;
  append_json(json, text);
  return json;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}

/// The names in braces.
std::vector<std::string> names_in(std::string_view path) {
  std::vector<std::string> names;
  for (std::size_t at = path.find('{'); at != std::string_view::npos; at = path.find('{', at + 1))
    names.emplace_back(path.substr(at + 1, path.find('}', at) - at - 1));
  return names;
}

std::string schema_of_input(const InputField& input) {
  switch (input.type) {
    case service::Input::text:
      return R"({"type":"string"})";
    case service::Input::number:
      return R"({"type":"integer"})";
    case service::Input::day:
      return R"({"type":"string","format":"date"})";
    case service::Input::flag:
      return R"({"type":"string","enum":["1"]})";
    case service::Input::file:
      return R"({"type":"string","contentMediaType":"application/octet-stream"})";
    case service::Input::facts:
      return "{}";
  }
  return "{}";
}

/// Names in the path, and what a reading action takes behind it.
std::string parameters_of(const Action& action) {
  std::vector<std::string> parameters;
  const std::vector<std::string> names = names_in(action.path);
  for (const std::string& name : names)
    parameters.push_back(fmt::format(
        R"({{"name":{},"in":"path","required":true,"schema":{{"type":"string"}}}})", in_quotes(name)));
  if (!action.changes) {
    for (const InputField& input : action.inputs)
      if (input.type != service::Input::facts && input.type != service::Input::file)
        parameters.push_back(fmt::format(R"({{"name":{},"in":"query","schema":{}}})", in_quotes(input.name),
                                         schema_of_input(input)));
  } else {
    parameters.push_back(R"({"$ref":"#/components/parameters/key"})");
  }
  return joined(parameters);
}

/// Facts are sent as fields of their own: "fact.PATH", and "empty.PATH" for what an empty one means.
std::string body_of(const Action& action) {
  std::vector<std::string> properties;
  std::vector<std::string> required;
  bool with_file = false;
  bool with_facts = false;
  const std::vector<std::string> in_path = names_in(action.path);
  for (const InputField& input : action.inputs) {
    if (std::find(in_path.begin(), in_path.end(), input.name) != in_path.end()) continue;
    with_file = with_file || input.type == service::Input::file;
    with_facts = with_facts || input.type == service::Input::facts;
    if (input.type == service::Input::facts) continue;
    properties.push_back(fmt::format("{}:{}", in_quotes(input.name), schema_of_input(input)));
    if (input.required) required.push_back(in_quotes(input.name));
  }
  if (properties.empty() && !with_facts) return {};
  const std::string facts =
      with_facts ? R"(,"patternProperties":{"^(fact|empty|day)\\.":{"type":"string"}})" : "";
  const std::string needed = required.empty() ? "" : fmt::format(R"(,"required":[{}])", joined(required));
  return fmt::format(
      R"(,"requestBody":{{"required":{},"content":{{"{}":{{"schema":{{"type":"object","properties":{{{}}}{}{}}}}}}}}})",
      required.empty() ? "false" : "true",
      with_file ? "multipart/form-data" : "application/x-www-form-urlencoded", joined(properties), needed,
      facts);
}

std::string answer_of(const Binding& binding, SchemaBook& book) {
  constexpr std::string_view json = R"("content":{{"application/json":{{"schema":{}}}}})";
  switch (binding.kind) {
    case Answers::page:
      return fmt::format(R"("200":{{"description":"",{}}})", fmt::format(json, binding.schema(book)));
    case Answers::change:
      return fmt::format(R"("200":{{"description":"",{}}})", fmt::format(json, schema_reference("Done")));
    case Answers::file:
      return R"("200":{"description":"","content":{"application/octet-stream":{}}})";
    case Answers::plain:
      return R"("200":{"description":""},"303":{"description":""})";
  }
  return {};
}

std::string operation_of(const Action& action, const Binding& binding, const pages::Texts& texts,
                         SchemaBook& book) {
  const bool open_to_all = action.entry == service::Entry::anyone;
  const std::string refusals =
      open_to_all
          ? ""
          : R"(,"401":{"$ref":"#/components/responses/refusal"},"404":{"$ref":"#/components/responses/refusal"})";
  const std::string of_changes =
      !action.changes
          ? ""
          : R"(,"409":{"$ref":"#/components/responses/refusal"},"422":{"$ref":"#/components/responses/refusal"},"429":{"$ref":"#/components/responses/refusal"})";
  return fmt::format(R"("{}":{{"operationId":{},"summary":{},"parameters":[{}]{}{},"responses":{{{}{}{}}}}})",
                     action.changes ? "post" : "get", in_quotes(action.name),
                     in_quotes(texts(fmt::format("action.{}", action.name))), parameters_of(action),
                     body_of(action), open_to_all ? R"(,"security":[])" : "", answer_of(binding, book),
                     refusals, of_changes);
}

/// Paths of the interface; reading and changing under one path stand together.
std::string paths_text(const pages::Texts& texts, SchemaBook& book) {
  std::map<std::string, std::string> paths;
  for (std::size_t at = 0; at < service::actions().size(); ++at) {
    const Action& action = service::actions()[at];
    std::string& operations = paths[action.path == "/" ? "/api/v1" : "/api/v1" + std::string{action.path}];
    operations += (operations.empty() ? "" : ",") + operation_of(action, bindings()[at], texts, book);
  }
  std::string text;
  for (const auto& [path, operations] : paths)
    text += fmt::format("{}{}:{{{}}}", text.empty() ? "" : ",", in_quotes(path), operations);
  return text;
}

constexpr std::string_view common_schemas =
    R"("Done":{"type":"object","properties":{"location":{"type":"string"},"token":{"type":"string"},"shown_once":{"type":"string"}},"required":["location"]},)"
    R"("Refusal":{"type":"object","properties":{"refused":{"type":"string"},"problems":{"type":"array","items":{"type":"object","properties":{"field":{"type":"string"},"message":{"type":"string"}},"required":["field","message"]}},"stored_version":{"type":"integer"},"stored":{"type":"object"}},"required":["refused","problems"]})";

constexpr std::string_view common_parts =
    R"("responses":{"refusal":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Refusal"}}}}},)"
    R"("parameters":{"key":{"name":"Idempotency-Key","in":"header","schema":{"type":"string"}}},)"
    R"("securitySchemes":{"session":{"type":"apiKey","in":"cookie","name":"__Host-phien"},"token":{"type":"http","scheme":"bearer"}})";

}  // namespace

std::string schema_reference(const std::string& name) {
  return fmt::format(R"({{"$ref":"#/components/schemas/{}"}})", name);
}

std::string detail::schema_name(std::string qualified) {
  for (const std::string_view before :
       {"kiemdiem::pages::", "kiemdiem::web::", "kiemdiem::facts::", "kiemdiem::"})
    if (qualified.starts_with(before)) qualified.erase(0, before.size());
  for (std::size_t at = qualified.find("::"); at != std::string::npos; at = qualified.find("::"))
    qualified.replace(at, 2, ".");
  return qualified;
}

std::string api_description(pages::Language language) {
  const pages::Texts& texts = pages::Texts::of(language);
  SchemaBook book;
  const std::string paths = paths_text(texts, book);
  std::string schemas{common_schemas};
  for (const auto& [name, schema] : book) schemas += fmt::format(",{}:{}", in_quotes(name), schema);
  return fmt::format(
             R"({{"openapi":"3.1.0","info":{{"title":"kiemdiem","version":"1"}},"security":[{{"session":[]}},{{"token":[]}}],)"
             R"("paths":{{{}}},"components":{{"schemas":{{{}}},{}}}}})",
             paths, schemas, common_parts) +
         "\n";
}

}  // namespace kiemdiem::web
