#include "web/api_description.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/tree.h"
#include "demonstration_site.h"

namespace kiemdiem::web {
namespace {

const Node& description() {
  static const Node root = parse_json(api_description(pages::Language::vietnamese), "openapi.json").value();
  return root;
}

const Node* at(const Node* node, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) node = node == nullptr ? nullptr : node->find(key);
  return node;
}

const Node* operation_of(const service::Action& action) {
  const std::string path = action.path == "/" ? "/api/v1" : "/api/v1" + std::string{action.path};
  return at(&description(), {"paths", path, action.changes ? "post" : "get"});
}

TEST(TheDescription, has_every_action_of_the_table_and_no_other) {
  EXPECT_EQ(at(&description(), {"openapi"})->text(), "3.1.0");
  std::size_t operations = 0;
  for (const auto& [path, methods] : at(&description(), {"paths"})->entries())
    operations += methods.entries().size();
  EXPECT_EQ(operations, service::actions().size());
  for (const service::Action& action : service::actions()) {
    const Node* operation = operation_of(action);
    ASSERT_NE(operation, nullptr) << action.name;
    EXPECT_EQ(operation->find("operationId")->text(), action.name);
    EXPECT_FALSE(operation->find("summary")->text().starts_with("action.")) << action.name << " has no words";
    EXPECT_EQ(operation->find("security") != nullptr, action.entry == service::Entry::anyone) << action.name;
  }
}

TEST(TheDescription, names_what_the_path_and_the_body_take) {
  for (const service::Action& action : service::actions()) {
    const Node* operation = operation_of(action);
    ASSERT_NE(operation, nullptr);
    std::set<std::string> in_path;
    std::set<std::string> in_query;
    for (const Node& parameter : operation->find("parameters")->items())
      if (const Node* name = parameter.find("name"))
        (parameter.find("in")->text() == "path" ? in_path : in_query).insert(name->text());
    for (const std::string& name : in_path)
      EXPECT_NE(action.path.find(fmt::format("{{{}}}", name)), std::string_view::npos) << action.name;
    EXPECT_EQ(static_cast<std::ptrdiff_t>(in_path.size()), std::ranges::count(action.path, '{'))
        << action.name;
    for (const service::InputField& input : action.inputs) {
      if (input.type == service::Input::facts || in_path.contains(std::string{input.name})) continue;
      if (!action.changes) {
        EXPECT_TRUE(input.type == service::Input::file || in_query.contains(std::string{input.name}))
            << action.name << " " << input.name;
        continue;
      }
      const Node* content = at(operation, {"requestBody", "content"});
      ASSERT_NE(content, nullptr) << action.name;
      EXPECT_NE(at(&content->entries().front().second, {"schema", "properties", input.name}), nullptr)
          << action.name << " " << input.name;
    }
  }
}

void collect_references(const Node& node, std::set<std::string>& references) {
  if (const Node* reference = node.is_map() ? node.find("$ref") : nullptr;
      reference != nullptr && reference->is_scalar())
    references.insert(reference->text());
  for (const auto& [key, value] : node.entries()) collect_references(value, references);
  for (const Node& item : node.items()) collect_references(item, references);
}

TEST(TheDescription, refers_only_to_what_it_has) {
  std::set<std::string> references;
  collect_references(description(), references);
  EXPECT_GT(references.size(), 20U);
  for (const std::string& reference : references) {
    ASSERT_TRUE(reference.starts_with("#/components/")) << reference;
    const std::string rest = reference.substr(13);
    const std::size_t slash = rest.find('/');
    EXPECT_NE(at(&description(), {"components", rest.substr(0, slash), rest.substr(slash + 1)}), nullptr)
        << reference;
  }
}

/// Whether a value has the shape that a schema says, as far as the description uses schemas.
void expect_shape(const Node& value, const Node& schema, const std::string& where) {
  if (const Node* reference = schema.find("$ref")) {
    const std::string name = reference->text().substr(std::string{"#/components/schemas/"}.size());
    return expect_shape(value, *at(&description(), {"components", "schemas", name}), where);
  }
  const Node* type = schema.find("type");
  if (type == nullptr) return;
  if (type->text() == "object") {
    ASSERT_TRUE(value.is_map()) << where;
    for (const auto& [key, member] : value.entries()) {
      const Node* of_member = at(&schema, {"properties", key.text()});
      ASSERT_NE(of_member, nullptr) << where << "." << key.text();
      expect_shape(member, *of_member, where + "." + key.text());
    }
    for (const Node& required : schema.find("required")->items())
      EXPECT_NE(value.find(required.text()), nullptr) << where << "." << required.text();
  } else if (type->text() == "array") {
    ASSERT_TRUE(value.is_list()) << where;
    for (const Node& item : value.items()) expect_shape(item, *schema.find("items"), where + "[]");
  } else if (type->text() == "string") {
    EXPECT_TRUE(value.is_quoted()) << where;
  } else {
    EXPECT_TRUE(value.is_scalar() && !value.is_quoted()) << where;
  }
}

TEST(AnAnswer, has_the_shape_that_the_description_says) {
  Visitor secretary{"pyk.bithu"};
  for (const auto& [action, path] : std::vector<std::pair<std::string, std::string>>{
           {"work-list", "/dot/phu-yen-khoi-2022/viec"},
           {"rating-board", "/dot/phu-yen-khoi-2022/bang/pyk.cb1"},
           {"why", "/dot/phu-yen-khoi-2022/vi-sao/member:pyk.dv04"},
           {"account", "/tai-khoan"}}) {
    const http::Response response = secretary.get("/api/v1" + path);
    ASSERT_EQ(response.status, 200) << path;
    const auto value = parse_json(response.body, "answer");
    ASSERT_TRUE(value) << path;
    const Node* schema = at(operation_of(service::action_named(action)),
                            {"responses", "200", "content", "application/json", "schema"});
    ASSERT_NE(schema, nullptr);
    expect_shape(*value, *schema, action);
  }
}

TEST(TheDescription, is_read_by_anybody) {
  http::Request request;
  request.path = "/openapi.json";
  const http::Response response = demonstration_site().answer(request);
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, api_description(pages::Language::vietnamese));
}

}  // namespace
}  // namespace kiemdiem::web
