/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Preloaded into plenaryctl: notes what it does to files, so that a test can
 * rebuild what a disk holds after the power was cut at any moment; or stands in
 * for a disk that is full or read-only, or a process that is killed.
 *
 * POWERCUT_ROOT   the folder that is watched
 * POWERCUT_LOG    the log: a header of four numbers (operation, offset, length
 *                 of the path, length of the data), the path and the data
 * POWERCUT_KILL   the number of the operation after which the process is killed
 * POWERCUT_ROOM   bytes that may be written until the disk is full
 * POWERCUT_SEALED nothing may be written */
#undef _FILE_OFFSET_BITS /* which would make one of pwrite and pwrite64 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OP_WRITE = 1, OP_SYNC, OP_TRUNCATE, OP_RENAME, OP_UNLINK, OP_CREATE };

static int log_fd = -2;

static int
log_file (void)
{
  if (log_fd == -2)
    {
      const char *path = getenv ("POWERCUT_LOG");
      int (*real_open) (const char *, int, ...) = (int (*) (const char *, int, ...)) dlsym (RTLD_NEXT, "open");

      log_fd = path != NULL ? real_open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    }
  return log_fd;
}

static long
number (const char *name)
{
  const char *text = getenv (name);

  return text != NULL ? atol (text) : -1;
}

static int
is_watched (const char *path)
{
  const char *root = getenv ("POWERCUT_ROOT");

  return root != NULL && strncmp (path, root, strlen (root)) == 0;
}

static void
count (void)
{
  static long n;

  if (++n == number ("POWERCUT_KILL"))
    kill (getpid (), SIGKILL);
}

static int
is_sealed (const char *path)
{
  if (getenv ("POWERCUT_SEALED") == NULL || !is_watched (path))
    return 0;
  errno = EROFS;
  return 1;
}

static void
note (uint64_t op, const char *path, uint64_t offset, const void *data, size_t len)
{
  static ssize_t (*real_writev) (int, const struct iovec *, int);
  uint64_t header[4] = { op, offset, strlen (path), len };
  struct iovec parts[3] = { { header, sizeof header }, { (void *) path, strlen (path) }, { (void *) data, len } };

  if (!is_watched (path))
    return;
  count ();
  if (log_file () < 0)
    return;
  if (real_writev == NULL)
    real_writev = (ssize_t (*) (int, const struct iovec *, int)) dlsym (RTLD_NEXT, "writev");
  if (real_writev (log_fd, parts, 3) < 0)
    abort ();
}

static int
path_of (int fd, char path[4096])
{
  char link[64];
  ssize_t n;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  n = readlink (link, path, 4095);
  if (n <= 0)
    return 0;
  path[n] = '\0';
  return path[0] == '/' && fd != log_fd;
}

static void
note_write (int fd, const void *data, ssize_t done, off_t offset)
{
  char path[4096];

  if (done > 0 && path_of (fd, path))
    note (OP_WRITE, path, (uint64_t) offset, data, (size_t) done);
}

static void
note_fd (uint64_t op, int fd, uint64_t offset)
{
  char path[4096];

  if (path_of (fd, path))
    note (op, path, offset, NULL, 0);
}

/* Whether there is room for len bytes more. */
static int
has_room (int fd, size_t len)
{
  static long used;
  long room = number ("POWERCUT_ROOM");
  char path[4096];

  if (room < 0 || !path_of (fd, path) || !is_watched (path))
    return 1;
  used += (long) len;
  if (used <= room)
    return 1;
  errno = ENOSPC;
  return 0;
}

ssize_t
write (int fd, const void *data, size_t len)
{
  static ssize_t (*real) (int, const void *, size_t);
  ssize_t done;
  struct stat info;
  off_t offset;

  if (real == NULL)
    real = (ssize_t (*) (int, const void *, size_t)) dlsym (RTLD_NEXT, "write");
  if (!has_room (fd, len))
    return -1;
  done = real (fd, data, len);
  if (done > 0 && fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && (offset = lseek (fd, 0, SEEK_CUR)) >= done)
    note_write (fd, data, done, offset - done);
  return done;
}

#define POSITIONED(name)                                                                  \
  ssize_t name (int fd, const void *data, size_t len, off_t offset)                       \
  {                                                                                       \
    static ssize_t (*real) (int, const void *, size_t, off_t);                            \
    ssize_t done;                                                                         \
    if (real == NULL)                                                                     \
      real = (ssize_t (*) (int, const void *, size_t, off_t)) dlsym (RTLD_NEXT, #name);   \
    if (!has_room (fd, len))                                                              \
      return -1;                                                                          \
    done = real (fd, data, len, offset);                                                  \
    note_write (fd, data, done, offset);                                                  \
    return done;                                                                          \
  }
POSITIONED (pwrite)
POSITIONED (pwrite64)

#define ON_FD(name, op)                                           \
  int name (int fd)                                               \
  {                                                               \
    static int (*real) (int);                                     \
    int done;                                                     \
    if (real == NULL)                                             \
      real = (int (*) (int)) dlsym (RTLD_NEXT, #name);            \
    done = real (fd);                                             \
    if (done == 0)                                                \
      note_fd (op, fd, 0);                                        \
    return done;                                                  \
  }
ON_FD (fsync, OP_SYNC)
ON_FD (fdatasync, OP_SYNC)

#define TO_LENGTH(name)                                           \
  int name (int fd, off_t length)                                 \
  {                                                               \
    static int (*real) (int, off_t);                              \
    int done;                                                     \
    if (real == NULL)                                             \
      real = (int (*) (int, off_t)) dlsym (RTLD_NEXT, #name);     \
    done = real (fd, length);                                     \
    if (done == 0)                                                \
      note_fd (OP_TRUNCATE, fd, (uint64_t) length);               \
    return done;                                                  \
  }
TO_LENGTH (ftruncate)
TO_LENGTH (ftruncate64)

static void
absolute (const char *path, char out[4096])
{
  if (path[0] == '/' || getcwd (out, 2048) == NULL)
    snprintf (out, 4096, "%s", path);
  else
    snprintf (out + strlen (out), 2000, "/%s", path);
}

int
rename (const char *from, const char *to)
{
  static int (*real) (const char *, const char *);
  char one[4096], two[4096];
  int done;

  if (real == NULL)
    real = (int (*) (const char *, const char *)) dlsym (RTLD_NEXT, "rename");
  absolute (from, one);
  absolute (to, two);
  if (is_sealed (two))
    return -1;
  done = real (from, to);
  if (done == 0)
    note (OP_RENAME, one, 0, two, strlen (two));
  return done;
}

int
renameat2 (int from_dir, const char *from, int to_dir, const char *to, unsigned flags)
{
  static int (*real) (int, const char *, int, const char *, unsigned);
  char one[4096], two[4096];
  int done;

  if (real == NULL)
    real = (int (*) (int, const char *, int, const char *, unsigned)) dlsym (RTLD_NEXT, "renameat2");
  absolute (from, one);
  absolute (to, two);
  if (is_sealed (two))
    return -1;
  done = real (from_dir, from, to_dir, to, flags);
  if (done == 0)
    note (OP_RENAME, one, 0, two, strlen (two));
  return done;
}

int
unlink (const char *path)
{
  static int (*real) (const char *);
  char whole[4096];
  int done;

  if (real == NULL)
    real = (int (*) (const char *)) dlsym (RTLD_NEXT, "unlink");
  absolute (path, whole);
  if (is_sealed (whole))
    return -1;
  done = real (path);
  if (done == 0)
    note (OP_UNLINK, whole, 0, NULL, 0);
  return done;
}

#define OPENING(name)                                                                  \
  int name (const char *path, int flags, ...)                                          \
  {                                                                                    \
    static int (*real) (const char *, int, ...);                                       \
    mode_t mode = 0;                                                                   \
    char whole[4096];                                                                  \
    int fd;                                                                            \
    if (flags & O_CREAT)                                                               \
      {                                                                                \
        va_list args;                                                                  \
        va_start (args, flags);                                                        \
        mode = va_arg (args, mode_t);                                                  \
        va_end (args);                                                                 \
      }                                                                                \
    if (real == NULL)                                                                  \
      real = (int (*) (const char *, int, ...)) dlsym (RTLD_NEXT, #name);              \
    absolute (path, whole);                                                            \
    if ((flags & (O_WRONLY | O_RDWR)) != 0 && is_sealed (whole))                       \
      return -1;                                                                       \
    fd = real (path, flags, mode);                                                     \
    if (fd >= 0 && (flags & (O_CREAT | O_TRUNC)) != 0)                                 \
      note_fd ((flags & O_TRUNC) ? OP_TRUNCATE : OP_CREATE, fd, 0);                    \
    return fd;                                                                         \
  }
OPENING (open)
OPENING (open64)

int
access (const char *path, int mode)
{
  static int (*real) (const char *, int);
  char whole[4096];

  if (real == NULL)
    real = (int (*) (const char *, int)) dlsym (RTLD_NEXT, "access");
  absolute (path, whole);
  if ((mode & W_OK) != 0 && is_sealed (whole))
    return -1;
  return real (path, mode);
}
