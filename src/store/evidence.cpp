#include "store/evidence.h"

#include "store/answers.h"

namespace kiemdiem::store {
namespace {

EvidenceFile file_of(const Row& row) {
  return {row.text(0), row.text(1), row.text(2),    row.text(3),    row.text(4),
          row.text(5), {},          row.integer(6), row.integer(7), row.text(8)};
}

}  // namespace

Result<void> append(Transaction& transaction, const EvidenceFile& file) {
  return done(
      transaction.execute("insert into evidence (id, campaign, owner, unit_path, name, media_type, size, "
                          "made_at, made_by, content) "
                          "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                          {file.id, file.campaign, file.owner, file.unit_path, file.name, file.media_type,
                           file.size, file.at, file.by, to_blob(file.bytes)}));
}

Result<std::vector<EvidenceFile>> evidence_of(Transaction& transaction, std::string_view campaign,
                                              std::string_view owner) {
  return all(
      transaction.query("select id, campaign, owner, unit_path, name, media_type, size, made_at, made_by "
                        "from evidence where campaign = $1 and owner = $2 order by made_at, id",
                        {text_value(campaign), text_value(owner)}),
      file_of);
}

Result<std::optional<EvidenceFile>> find_evidence(Transaction& transaction, std::string_view id) {
  return one(
      transaction.query("select id, campaign, owner, unit_path, name, media_type, size, made_at, made_by, "
                        "content from evidence where id = $1",
                        {text_value(id)}),
      [](const Row& row) {
        EvidenceFile file = file_of(row);
        file.bytes = bytes_of(row.blob(9));
        return file;
      });
}

}  // namespace kiemdiem::store
