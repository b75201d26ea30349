#include "store/requests.h"

#include "store/answers.h"

namespace kiemdiem::store {

Result<Begun> begin_request(Transaction& transaction, const RequestKey& request) {
  const auto taken = transaction.execute(
      "insert into request (request_key, account, digest, made_at, repeats) values ($1, $2, $3, $4, 0) "
      "on conflict (request_key) do nothing",
      {request.key, request.account, request.digest, request.at});
  if (!taken) return tl::unexpected{taken.error()};
  if (*taken == 1) return Begun{};
  const auto rows = transaction.query(
      "update request set repeats = repeats + 1 where request_key = $1 and account = $2 and digest = $3 "
      "returning status, body",
      {request.key, request.account, request.digest});
  if (!rows) return tl::unexpected{rows.error()};
  // A request is committed with its reply; without one its sender never finished it here.
  if (rows->empty() || rows->front().is_null(0)) return Begun{Begun::Kind::misused, {}};
  return Begun{Begun::Kind::repeated, {rows->front().integer(0), rows->front().text(1)}};
}

Result<void> finish_request(Transaction& transaction, std::string_view key, const Reply& reply) {
  return done(transaction.execute("update request set status = $2, body = $3 where request_key = $1",
                                  {text_value(key), reply.status, reply.body}));
}

Result<std::int64_t> forget_requests(Transaction& transaction, std::int64_t before) {
  return transaction.execute("delete from request where made_at < $1", {before});
}

}  // namespace kiemdiem::store
