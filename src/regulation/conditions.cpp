#include "regulation/conditions.h"

namespace kiemdiem::regulation {
namespace {

struct EachCondition {
  const std::function<void(const Condition&)>& use;

  void operator()(const ScopeBody& body) const {
    for (const Condition& where : body.where) use(where);
  }
  void operator()(const CeilingBody& body) const { use(body.body_where); }
  void operator()(const QuotaBody& body) const { use(body.percent_when); }
  void operator()(const OrderBody& body) const {
    use(body.then.where);
    use(body.first_where);
  }
  void operator()(const DeadlineBody& body) const { use(body.pattern.where); }
  void operator()(const NoticeBody& body) const { use(body.meeting.where); }
  void operator()(const CopiesBody& body) const { use(body.pattern.where); }
  void operator()(const ChannelBody& body) const { use(body.pattern.where); }
  void operator()(const ChairBody& body) const { use(body.pattern.where); }
  void operator()(const AttendanceBody& body) const { use(body.pattern.where); }
  void operator()(const DutyBody& body) const { use(body.after.where); }
  template <class Body>
  void operator()(const Body&) const {}
};

}  // namespace

void for_each_condition(const Rule& rule, const std::function<void(const Condition&)>& use) {
  use(rule.when);
  std::visit(EachCondition{use}, rule.body);
}

}  // namespace kiemdiem::regulation
