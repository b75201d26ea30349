#include <gmock/gmock.h>

#include "demonstration_site.h"

namespace kiemdiem::web {
namespace {

TEST(WhatAServerTellsOfARequest, names_no_box_of_ballots_and_no_secret_address) {
  const Site& site = demonstration_site();
  EXPECT_EQ(site.admission(http::Method::get, "/lich-dien-thoai/0123abcd/lich.ics").logged_path,
            "/lich-dien-thoai/{token}/lich.ics");
  EXPECT_EQ(site.admission(http::Method::post, "/bo-phieu/p17").logged_path, "/bo-phieu/{poll}");
  EXPECT_EQ(site.admission(http::Method::get, "/to-chuc/pyk.tt").logged_path, "") << "as it was asked for";
}

}  // namespace
}  // namespace kiemdiem::web
