#pragma once

#include "pages/administration.h"
#include "service/call.h"

/// Người dùng, máy chủ và nhật ký.
namespace kiemdiem::web {

service::Outcome<pages::UsersPage> users(service::Call& call);
service::Outcome<pages::UserPage> user_form(service::Call& call);
service::Outcome<pages::UserPage> user(service::Call& call);

service::Outcome<pages::ServerPage> server_page(service::Call& call);

service::Outcome<pages::LogPage> log_page(service::Call& call);

}  // namespace kiemdiem::web
