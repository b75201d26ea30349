#include "recording_disk.h"

#include <sqlite3.h>

#include <mutex>
#include <stdexcept>

namespace kiemdiem::store {
namespace {

std::mutex mutex;
std::vector<DiskStep> recorded;
sqlite3_vfs* machine = nullptr;
sqlite3_vfs recording{};

/// A file of SQLite, with the machine's own behind it.
struct RecordedFile {
  sqlite3_file base;
  sqlite3_file* real;
  std::string* path;  ///< null: a temporary one, which no power cut can matter to
};

RecordedFile& recorded_file(sqlite3_file* file) {
  return *reinterpret_cast<RecordedFile*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
  return recorded_file(file).real;
}

void note(sqlite3_file* file, DiskStep::Kind kind, std::int64_t offset = 0, std::string bytes = {}) {
  if (recorded_file(file).path == nullptr) return;
  const std::lock_guard lock{mutex};
  recorded.push_back({kind, *recorded_file(file).path, offset, std::move(bytes)});
}

int close(sqlite3_file* file) {
  const int code = real(file)->pMethods == nullptr ? SQLITE_OK : real(file)->pMethods->xClose(real(file));
  delete recorded_file(file).path;
  return code;
}
int read(sqlite3_file* file, void* to, int size, sqlite3_int64 offset) {
  return real(file)->pMethods->xRead(real(file), to, size, offset);
}
int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
  const int code = real(file)->pMethods->xWrite(real(file), from, size, offset);
  if (code == SQLITE_OK)
    note(file, DiskStep::Kind::write, offset,
         {static_cast<const char*>(from), static_cast<std::size_t>(size)});
  return code;
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  note(file, DiskStep::Kind::truncate, size);
  return real(file)->pMethods->xTruncate(real(file), size);
}
int sync(sqlite3_file* file, int flags) {
  const int code = real(file)->pMethods->xSync(real(file), flags);
  if (code == SQLITE_OK) note(file, DiskStep::Kind::sync);
  return code;
}
int size_of(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int kind) {
  return real(file)->pMethods->xLock(real(file), kind);
}
int unlock(sqlite3_file* file, int kind) {
  return real(file)->pMethods->xUnlock(real(file), kind);
}
int is_reserved(sqlite3_file* file, int* answer) {
  return real(file)->pMethods->xCheckReservedLock(real(file), answer);
}
int control(sqlite3_file* file, int operation, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sector_size(sqlite3_file* file) {
  return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int shared_map(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}
int shared_lock(sqlite3_file* file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void shared_barrier(sqlite3_file* file) {
  real(file)->pMethods->xShmBarrier(real(file));
}
int shared_unmap(sqlite3_file* file, int remove) {
  return real(file)->pMethods->xShmUnmap(real(file), remove);
}

constexpr sqlite3_io_methods methods{2,
                                     close,
                                     read,
                                     write,
                                     truncate,
                                     sync,
                                     size_of,
                                     lock,
                                     unlock,
                                     is_reserved,
                                     control,
                                     sector_size,
                                     characteristics,
                                     shared_map,
                                     shared_lock,
                                     shared_barrier,
                                     shared_unmap,
                                     nullptr,
                                     nullptr};

int open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* given) {
  RecordedFile& opened = recorded_file(file);
  opened.real = reinterpret_cast<sqlite3_file*>(&opened + 1);
  opened.path = path == nullptr ? nullptr : new std::string{path};
  opened.base.pMethods = &methods;
  const int code = machine->xOpen(machine, path, opened.real, flags, given);
  if (code == SQLITE_OK) return code;
  delete opened.path;
  opened.base.pMethods = nullptr;
  return code;
}

int remove(sqlite3_vfs*, const char* path, int sync_folder) {
  {
    const std::lock_guard guard{mutex};
    recorded.push_back({DiskStep::Kind::remove, path, 0, {}});
  }
  return machine->xDelete(machine, path, sync_folder);
}

void apply(const DiskStep& step, std::string& content) {
  const auto offset = static_cast<std::size_t>(step.offset);
  if (step.kind == DiskStep::Kind::truncate) {
    if (content.size() > offset) content.resize(offset);
    return;
  }
  if (content.size() < offset + step.bytes.size()) content.resize(offset + step.bytes.size());
  content.replace(offset, step.bytes.size(), step.bytes);
}

/// Some sectors of a write and not the others.
void apply_torn(const DiskStep& step, std::string& content, std::mt19937_64& chance) {
  constexpr std::size_t sector = 512;
  for (std::size_t at = 0; at < step.bytes.size();) {
    const std::size_t end =
        std::min(step.bytes.size(), at + sector - (static_cast<std::size_t>(step.offset) + at) % sector);
    if (chance() % 2 == 0)
      apply({step.kind, {}, step.offset + static_cast<std::int64_t>(at), step.bytes.substr(at, end - at)},
            content);
    at = end;
  }
}

/// What reached the disk though nobody waited for it.
void apply_by_chance(const std::vector<const DiskStep*>& pending, std::string& content,
                     std::mt19937_64& chance) {
  const std::uint64_t all_or_none = chance() % 4;
  for (const DiskStep* step : pending) {
    const std::uint64_t way = all_or_none < 2 ? all_or_none : chance() % 3;
    if (way == 1)
      apply(*step, content);
    else if (way == 2 && step->kind == DiskStep::Kind::write)
      apply_torn(*step, content, chance);
  }
}

}  // namespace

RecordingDisk::RecordingDisk() {
  machine = sqlite3_vfs_find(nullptr);
  recording = *machine;
  recording.zName = "recording";
  recording.szOsFile = static_cast<int>(sizeof(RecordedFile)) + machine->szOsFile;
  recording.xOpen = open;
  recording.xDelete = remove;
  recorded.clear();
  if (sqlite3_vfs_register(&recording, 1) != SQLITE_OK) throw std::runtime_error{"vfs"};
}

RecordingDisk::~RecordingDisk() {
  sqlite3_vfs_unregister(&recording);
  sqlite3_vfs_register(machine, 1);
}

void RecordingDisk::acknowledge(const std::string& what) {
  const std::lock_guard guard{mutex};
  recorded.push_back({DiskStep::Kind::acknowledged, what, 0, {}});
}

const std::vector<DiskStep>& RecordingDisk::steps() const {
  return recorded;
}

Files after_power_cut(const Files& before, const std::vector<DiskStep>& steps, std::size_t cut,
                      std::mt19937_64& chance, bool syncs) {
  Files files = before;
  std::map<std::string, std::vector<const DiskStep*>> pending;
  for (std::size_t at = 0; at < cut; ++at) {
    const DiskStep& step = steps[at];
    switch (step.kind) {
      case DiskStep::Kind::write:
      case DiskStep::Kind::truncate:
        pending[step.file].push_back(&step);
        break;
      case DiskStep::Kind::sync:
        if (!syncs) break;
        for (const DiskStep* written : pending[step.file]) apply(*written, files[step.file]);
        pending.erase(step.file);
        break;
      case DiskStep::Kind::remove:
        files.erase(step.file);
        pending.erase(step.file);
        break;
      case DiskStep::Kind::acknowledged:
        break;
    }
  }
  for (const auto& [file, written] : pending) apply_by_chance(written, files[file], chance);
  return files;
}

}  // namespace kiemdiem::store
