#include "failing_disk.h"

#include <sqlite3.h>

#include <new>

namespace kiemdiem::store {
namespace {

int calls_left = 0;
bool failed = false;
FailingDisk::Fault wanted = FailingDisk::Fault::write;

/// A file of the real disk behind ours.
struct File {
  sqlite3_file base;
  sqlite3_io_methods methods;
};

sqlite3_vfs* real = nullptr;
sqlite3_vfs ours;

sqlite3_file* behind(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1);
}

bool fails_now(bool is_sync) {
  if (calls_left == 0 || is_sync != (wanted == FailingDisk::Fault::sync)) return false;
  if (calls_left > 1) {
    --calls_left;
    return false;
  }
  failed = true;
  return true;
}

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  if (fails_now(false)) return wanted == FailingDisk::Fault::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  return behind(file)->pMethods->xWrite(behind(file), bytes, count, at);
}
int sync(sqlite3_file* file, int flags) {
  if (fails_now(true)) return SQLITE_IOERR_FSYNC;
  return behind(file)->pMethods->xSync(behind(file), flags);
}
int close(sqlite3_file* file) {
  return behind(file)->pMethods->xClose(behind(file));
}
int read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at) {
  return behind(file)->pMethods->xRead(behind(file), bytes, count, at);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  return behind(file)->pMethods->xTruncate(behind(file), size);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return behind(file)->pMethods->xFileSize(behind(file), size);
}
int lock(sqlite3_file* file, int level) {
  return behind(file)->pMethods->xLock(behind(file), level);
}
int unlock(sqlite3_file* file, int level) {
  return behind(file)->pMethods->xUnlock(behind(file), level);
}
int check_lock(sqlite3_file* file, int* result) {
  return behind(file)->pMethods->xCheckReservedLock(behind(file), result);
}
int control(sqlite3_file* file, int what, void* argument) {
  return behind(file)->pMethods->xFileControl(behind(file), what, argument);
}
int sector_size(sqlite3_file* file) {
  return behind(file)->pMethods->xSectorSize(behind(file));
}
int characteristics(sqlite3_file* file) {
  return behind(file)->pMethods->xDeviceCharacteristics(behind(file));
}
int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
  return behind(file)->pMethods->xShmMap(behind(file), page, size, extend, memory);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
  return behind(file)->pMethods->xShmLock(behind(file), offset, count, flags);
}
void barrier_shared(sqlite3_file* file) {
  behind(file)->pMethods->xShmBarrier(behind(file));
}
int unmap_shared(sqlite3_file* file, int remove) {
  return behind(file)->pMethods->xShmUnmap(behind(file), remove);
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  auto* own = new (file) File{};
  const int code = real->xOpen(real, name, behind(file), flags, out);
  if (code != SQLITE_OK || behind(file)->pMethods == nullptr) return code;
  own->methods = {2,
                  close,
                  read,
                  write,
                  truncate,
                  sync,
                  file_size,
                  lock,
                  unlock,
                  check_lock,
                  control,
                  sector_size,
                  characteristics,
                  map_shared,
                  lock_shared,
                  barrier_shared,
                  unmap_shared,
                  nullptr,
                  nullptr};
  own->base.pMethods = &own->methods;
  return code;
}

}  // namespace

FailingDisk::FailingDisk() {
  real = sqlite3_vfs_find(nullptr);
  ours = *real;
  ours.zName = "failing";
  ours.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
  ours.xOpen = open;
  sqlite3_vfs_register(&ours, 1);
}

FailingDisk::~FailingDisk() {
  calls_left = 0;
  sqlite3_vfs_unregister(&ours);
  sqlite3_vfs_register(real, 1);
}

void FailingDisk::fail_at(int call, Fault fault) {
  calls_left = call;
  wanted = fault;
  failed = false;
}

bool FailingDisk::has_failed() {
  return failed;
}

}  // namespace kiemdiem::store
