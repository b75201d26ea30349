#include "store/unit_figures.h"

#include "store/answers.h"

namespace kiemdiem::store {

Result<std::map<std::string, UnitFigures, std::less<>>> unit_figures(Transaction& transaction,
                                                                     std::string_view campaign) {
  std::map<std::string, UnitFigures, std::less<>> figures;
  for (const std::string_view layer : {std::string_view{}, campaign}) {
    const auto rows = transaction.query(
        "select unit_path, count(*), cast(sum(version) as bigint), cast(sum(changed_at) as bigint), "
        "cast(sum(case when list = 'people' and deleted = 0 then 1 else 0 end) as bigint) "
        "from record where campaign = $1 group by unit_path",
        {text_value(layer)});
    if (!rows) return tl::unexpected{rows.error()};
    for (const Row& row : *rows)
      figures[row.text(0)].add(
          {row.integer(1), row.integer(2), row.integer(3), layer.empty() ? row.integer(4) : 0});
  }
  return figures;
}

}  // namespace kiemdiem::store
