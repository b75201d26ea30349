#include "store/records.h"

#include <atomic>
#include <thread>

#include "engines.h"
#include "store/log.h"

namespace kiemdiem::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

RecordText person(const std::string& id, const std::string& unit, const std::string& facts = "{}") {
  return {{"", "people", id}, unit, facts, "key of " + id, "tim " + id};
}

std::vector<std::string> ids(const std::vector<Record>& records) {
  std::vector<std::string> all;
  for (const Record& record : records) all.push_back(record.text.key.id);
  return all;
}

class RecordsTest : public OnBothEngines {
 protected:
  Saved put(const RecordText& text, std::int64_t expected, std::int64_t at = 1000) {
    return write([&](Transaction& transaction) { return save(transaction, text, expected, {"acc-1", at}); });
  }
  std::optional<Record> get(const RecordKey& key) {
    return read([&](Transaction& transaction) { return find(transaction, key); });
  }
  std::vector<Record> list(const std::string& unit_path) {
    return read([&](Transaction& transaction) { return find_all(transaction, "", "people", unit_path); });
  }
};

TEST_P(RecordsTest, an_entry_comes_back_as_it_was_saved) {
  RecordText text = person("an", "/tinh/cb1/", R"({"name":"Nguyễn Văn Ân"})");
  text.name_key = std::string{"\x00\xFFz", 3};
  const Saved saved = put(text, 0, 1'700'000'000'123);
  EXPECT_FALSE(saved.conflict());
  EXPECT_EQ(saved.version, 1);
  const auto record = get(text.key);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->text.facts, text.facts);
  EXPECT_EQ(record->text.unit_path, text.unit_path);
  EXPECT_EQ(record->text.name_key, text.name_key);
  EXPECT_EQ(record->text.search, text.search);
  EXPECT_EQ(record->changed_at, 1'700'000'000'123);
  EXPECT_EQ(record->changed_by, "acc-1");
  EXPECT_EQ(get({"other", "people", "an"}), std::nullopt);
}

TEST_P(RecordsTest, a_page_of_a_long_list_comes_in_the_order_wanted) {
  const auto put_named = [&](const std::string& id, const std::string& key, const std::string& facts) {
    RecordText text = person(id, "/tinh/cb1/", facts);
    text.name_key = key;
    put(text, 0);
  };
  put_named("an", "a", R"({"id":"an","admitted":"2001-02-03"})");
  put_named("binh", "b", R"({"id":"binh"})");
  put_named("chi", "c", R"({"id":"chi","admitted":"1999-01-01"})");
  put(person("xa", "/tinh/cb2/"), 0);
  const auto page = [&](RecordOrder order, std::int64_t offset) {
    RecordSearch wanted{"", "people", "/tinh/cb1/", "", 2, offset, order};
    return ids(read([&](Transaction& transaction) { return search(transaction, wanted); }));
  };
  EXPECT_THAT(page(RecordOrder::name, 0), ElementsAre("an", "binh"));
  EXPECT_THAT(page(RecordOrder::name, 2), ElementsAre("chi"));
  EXPECT_THAT(page(RecordOrder::name_down, 0), ElementsAre("chi", "binh"));
  EXPECT_THAT(page(RecordOrder::admitted, 0), ElementsAre("binh", "chi"));
  EXPECT_THAT(page(RecordOrder::admitted_down, 0), ElementsAre("an", "chi"));
  const auto count_of = [&](const char* words) {
    return read([&](Transaction& transaction) {
      return count(transaction, RecordSearch{"", "people", "/tinh/", words});
    });
  };
  EXPECT_EQ(count_of(""), 4);
  EXPECT_EQ(count_of("tim ch"), 1);
}

TEST_P(RecordsTest, who_saves_second_is_shown_what_stands_there) {
  put(person("an", "/a/", R"({"n":1})"), 0);
  EXPECT_EQ(put(person("an", "/a/", R"({"n":2})"), 1).version, 2);
  const Saved late = put(person("an", "/a/", R"({"n":3})"), 1);
  ASSERT_TRUE(late.conflict());
  ASSERT_TRUE(late.stored);
  EXPECT_EQ(late.stored->version, 2);
  EXPECT_EQ(late.stored->text.facts, R"({"n":2})");
  EXPECT_EQ(get({"", "people", "an"})->text.facts, R"({"n":2})");
  EXPECT_TRUE(put(person("an", "/a/"), 0).conflict());
  EXPECT_TRUE(put(person("binh", "/a/"), 7).conflict());
}

TEST_P(RecordsTest, of_two_writers_with_the_same_version_one_wins) {
  put(person("an", "/a/"), 0);
  for (std::int64_t version = 1; version <= 10; ++version) {
    std::atomic<int> won = 0, conflicts = 0;
    const auto race = [&](const char* facts) {
      must(database()
               .write([&](Transaction& transaction) -> Result<void> {
                 auto saved = save(transaction, person("an", "/a/", facts), version, {"acc", 1});
                 if (!saved) return tl::unexpected{saved.error()};
                 const bool conflict = saved->conflict();
                 if (conflict) return refuse({}, "xung đột");
                 return {};
               })
               .map([&] { ++won; })
               .or_else([&](const Problems& problems) -> Result<void> {
                 EXPECT_EQ(problems.front().message, "xung đột");
                 ++conflicts;
                 return {};
               }));
    };
    std::thread first{race, R"({"n":1})"}, second{race, R"({"n":2})"};
    first.join();
    second.join();
    EXPECT_EQ(won, 1);
    EXPECT_EQ(conflicts, 1);
  }
  EXPECT_EQ(get({"", "people", "an"})->version, 11);
}

TEST_P(RecordsTest, a_subtree_is_a_range_of_paths) {
  put(person("c", "/tinh/cb1/"), 0);
  put(person("a", "/tinh/cb1/to2/"), 0);
  put(person("b", "/tinh/cb10/"), 0);
  put(person("d", "/tinh/"), 0);
  EXPECT_THAT(ids(list("/tinh/cb1/")), ElementsAre("a", "c"));
  EXPECT_THAT(ids(list("/tinh/")), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(ids(list("")), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(ids(list("/xa/")), IsEmpty());
  put(person("e", "/tinh/đội 1/"), 0);
  put(person("f", "/tinh/𝒳/"), 0);
  EXPECT_THAT(ids(list("/tinh/")), ElementsAre("a", "b", "c", "d", "e", "f"));
  const auto counted =
      read([](Transaction& transaction) { return count(transaction, "", "people", "/tinh/cb1/"); });
  EXPECT_EQ(counted, 2);
}

TEST_P(RecordsTest, a_unit_gives_all_its_lists_of_one_campaign) {
  put(person("an", "/a/"), 0);
  RecordText event{{"2026", "events", "e1"}, "/a/", "{}", "", ""};
  put(event, 0);
  event.key = {"2026", "documents", "d1"};
  put(event, 0);
  const auto found = read([](Transaction& transaction) { return find_unit(transaction, "2026", "/a/"); });
  EXPECT_THAT(ids(found), ElementsAre("d1", "e1"));
}

TEST_P(RecordsTest, are_found_by_a_text_in_their_facts_taken_as_it_is) {
  put(person("a", "/a/", R"({"event":"meeting_registered"})"), 0);
  put(person("b", "/a/", R"({"event":"meetingXregistered"})"), 0);
  put(person("c", "/b/", R"({"event":"meeting_registered"})"), 0);
  put(person("d", "/a/", R"({"event":"100%"})"), 0);
  const auto found = [&](const std::string& text) {
    return ids(read(
        [&](Transaction& transaction) { return find_with_text(transaction, "", "people", "/a/", text); }));
  };
  EXPECT_THAT(found("meeting_registered"), ElementsAre("a"));
  EXPECT_THAT(found("0%"), ElementsAre("d"));
  EXPECT_THAT(found("%"), ElementsAre("d"));
}

TEST_P(RecordsTest, an_erased_entry_is_gone_but_its_versions_stay) {
  put(person("an", "/a/", R"({"n":1})"), 0, 10);
  put(person("an", "/a/", R"({"n":2})"), 1, 20);
  const RecordKey key{"", "people", "an"};
  const auto remove = [&](std::int64_t version) {
    return write([&](Transaction& transaction) { return erase(transaction, key, version, {"acc-2", 30}); });
  };
  EXPECT_TRUE(remove(1).conflict());
  EXPECT_EQ(remove(2).version, 3);
  EXPECT_TRUE(remove(3).conflict());
  EXPECT_EQ(get(key), std::nullopt);
  EXPECT_THAT(list("/a/"), IsEmpty());
  const auto versions = read([&](Transaction& transaction) { return history(transaction, key); });
  ASSERT_EQ(versions.size(), 3U);
  EXPECT_TRUE(versions[0].deleted);
  EXPECT_EQ(versions[0].changed_by, "acc-2");
  EXPECT_EQ(versions[1].text.facts, R"({"n":2})");
  EXPECT_EQ(versions[2].changed_at, 10);
  const auto first = read([&](Transaction& transaction) { return find_version(transaction, key, 1); });
  EXPECT_EQ(first->text.facts, R"({"n":1})");
  EXPECT_EQ(put(person("an", "/a/", R"({"n":4})"), 0).version, 4);
  EXPECT_TRUE(get(key));
}

TEST_P(RecordsTest, of_many_keys_those_that_stand_there_are_found) {
  put(person("an", "/tinh/cb1/", R"({"n":1})"), 0);
  put(person("binh", "/tinh/cb1/"), 0);
  put(person("chi", "/tinh/cb2/"), 0);
  write([&](Transaction& transaction) {
    return erase(transaction, {"", "people", "binh"}, 1, {"acc-1", 5});
  });
  std::set<RecordKey> keys{{"", "people", "an"}, {"", "people", "binh"}, {"k", "people", "chi"}};
  for (int at = 0; at < 500; ++at) keys.insert({"", "people", "ai-" + std::to_string(at)});
  const auto found = read([&](Transaction& transaction) { return find_each(transaction, keys); });
  ASSERT_EQ(found.size(), 1U) << "one was erased, one stands in another campaign, the others nowhere";
  EXPECT_EQ(found.begin()->first.id, "an");
  EXPECT_EQ(found.begin()->second.text.facts, R"({"n":1})");
}

TEST_P(RecordsTest, digests_tell_versions_apart_and_nothing_else) {
  const Saved first = put(person("an", "/a/", "{}"), 0);
  EXPECT_EQ(first.before_digest, "");
  const Saved second = put(person("an", "/a/", "{}"), 1);
  EXPECT_EQ(second.before_digest, first.after_digest);
  EXPECT_NE(second.after_digest, first.after_digest);  // the same facts under another salt
  const auto record = get({"", "people", "an"});
  EXPECT_EQ(salted_digest(record->salt, record->text.facts), second.after_digest);
}

TEST_P(RecordsTest, words_find_who_has_them_in_any_order) {
  auto add = [&](const std::string& id, const std::string& search) {
    RecordText text = person(id, "/a/");
    text.search = search;
    put(text, 0);
  };
  add("1", "nguyen thi hanh");
  add("2", "nguyen van hai");
  add("3", "tran 100% hanh_");
  const auto found = [&](const std::string& words, std::int64_t limit = 50) {
    return ids(read([&](Transaction& transaction) {
      return search(transaction, {"", "people", "/", words, limit});
    }));
  };
  EXPECT_THAT(found("hanh nguyen"), ElementsAre("1"));
  EXPECT_THAT(found("ha"), ElementsAre("1", "2", "3"));
  EXPECT_THAT(found("ha", 2), ElementsAre("1", "2"));
  EXPECT_THAT(found("anh"), IsEmpty());
  EXPECT_THAT(found("100%"), ElementsAre("3"));
  EXPECT_THAT(found("_"), IsEmpty());
  EXPECT_THAT(found(""), ElementsAre("1", "2", "3"));
}

TEST_P(RecordsTest, a_load_writes_what_is_new_or_different_and_keeps_what_was) {
  put(person("an", "/a/", R"({"n":1})"), 0);
  put(person("binh", "/a/", R"({"n":1})"), 0);
  const std::vector<RecordText> texts{person("an", "/a/", R"({"n":2})"), person("binh", "/a/", R"({"n":1})"),
                                      person("chi", "/a/", R"({"n":1})")};
  const auto loaded = write([&](Transaction& transaction) {
    return load(transaction, texts, {"acc-3", 99});
  });
  ASSERT_EQ(loaded.size(), 2U);
  EXPECT_EQ(loaded[0].key.id, "an");
  EXPECT_EQ(loaded[0].former_version, 1);
  EXPECT_EQ(loaded[1].key.id, "chi");
  EXPECT_EQ(loaded[1].former_version, 0);
  EXPECT_EQ(get({"", "people", "an"})->version, 2);
  EXPECT_EQ(get({"", "people", "binh"})->version, 1);
  const auto versions = read([](Transaction& transaction) {
    return history(transaction, {"", "people", "an"});
  });
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[1].text.facts, R"({"n":1})");
}

TEST_P(RecordsTest, a_load_with_a_key_twice_is_refused) {
  const std::vector<RecordText> texts{person("an", "/a/"), person("an", "/b/")};
  EXPECT_FALSE(database().write([&](Transaction& transaction) -> Result<void> {
    return load(transaction, texts, {"acc", 1}).map([](const auto&) {});
  }));
}

TEST_P(RecordsTest, ten_thousand_entries_are_loaded_and_read_in_order) {
  std::vector<RecordText> texts;
  for (int i = 0; i < 10'000; ++i) {
    std::string id = std::to_string(100'000 + (i * 7919) % 10'000);
    texts.push_back(
        person(id, "/a/cb" + std::to_string(i % 40) + "/", R"({"name":"Nguyễn Văn Ân","n":)" + id + "}"));
  }
  const auto loaded = write([&](Transaction& transaction) { return load(transaction, texts, {"acc", 1}); });
  EXPECT_EQ(loaded.size(), 10'000U);
  const auto records = list("/a/");
  ASSERT_EQ(records.size(), 10'000U);
  EXPECT_TRUE(std::ranges::is_sorted(records, {}, [](const Record& record) { return record.text.name_key; }));
  EXPECT_EQ(list("/a/cb7/").size(), 250U);
  if (GetParam() == Engine::sqlite) return;
  const Rows known = read([](Transaction& transaction) {
    return transaction.query("select cast(reltuples as bigint) from pg_class where relname = 'record'");
  });
  EXPECT_EQ(known[0].integer(0), 10'000) << "the server plans as if the table were empty";
}

KIEMDIEM_ON_BOTH_ENGINES(RecordsTest);

}  // namespace
}  // namespace kiemdiem::store
