/*
 * Echo over epoll, as small as it can honestly be: the yardstick for what one thread can do on this
 * machine when no runtime stands between it and the kernel.
 *
 *   - One thread, level-triggered epoll, all ready events of one wait handled in turn.
 *   - One read and one write per ready event: what was read is written back at once.
 *   - A short write keeps the rest in a buffer of the connection's own and stops reading from that
 *     peer until it is gone. So it holds at most one read per connection, and nothing while idle.
 *   - The peer's end of input is answered by closing, after the rest has been sent.
 *
 * It prints "ready port=PORT pid=PID", and ends when its standard input does, so that it never
 * outlives whoever started it. Compile: cc -O2 -o epoll-echo epoll-echo.c
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { READ_BYTES = 4096, EVENTS = 1024, BACKLOG = 4096, MOST_DESCRIPTORS = 1 << 20 };

/* What one connection still owes its peer; indexed by descriptor. */
struct owed {
  char *bytes;
  size_t offset;
  size_t length;
};

static struct owed *owed_by;
static int epoll;

static void die(const char *what) {
  perror(what);
  exit(1);
}

static void watch(int operation, int fd, unsigned events) {
  struct epoll_event event = {.events = events, .data.fd = fd};
  if (epoll_ctl(epoll, operation, fd, &event) < 0) die("epoll_ctl");
}

static void end(int fd) {
  free(owed_by[fd].bytes);
  owed_by[fd] = (struct owed){0};
  close(fd); /* which also removes it from epoll */
}

static void keep(int fd, const char *bytes, size_t length) {
  char *copy = malloc(length);
  if (!copy) die("malloc");
  memcpy(copy, bytes, length);
  owed_by[fd] = (struct owed){.bytes = copy, .offset = 0, .length = length};
  watch(EPOLL_CTL_MOD, fd, EPOLLOUT);
}

static int is_transient(int error) { return error == EAGAIN || error == EINTR; }

static void read_and_echo(int fd) {
  static char buffer[READ_BYTES];
  ssize_t count = read(fd, buffer, sizeof buffer);
  if (count < 0 && is_transient(errno)) return;
  if (count <= 0) {
    end(fd);
    return;
  }
  ssize_t written = write(fd, buffer, (size_t)count);
  if (written == count) return;
  if (written < 0 && !is_transient(errno)) {
    end(fd);
    return;
  }
  size_t taken = written < 0 ? 0 : (size_t)written;
  keep(fd, buffer + taken, (size_t)count - taken);
}

static void write_owed(int fd) {
  struct owed *owed = &owed_by[fd];
  ssize_t written = write(fd, owed->bytes + owed->offset, owed->length - owed->offset);
  if (written < 0) {
    if (!is_transient(errno)) end(fd);
    return;
  }
  owed->offset += (size_t)written;
  if (owed->offset < owed->length) return;
  free(owed->bytes);
  *owed = (struct owed){0};
  watch(EPOLL_CTL_MOD, fd, EPOLLIN);
}

static void accept_all(int listener) {
  int on = 1;
  for (;;) {
    int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) return; /* level-triggered: whatever the reason, epoll asks again */
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    watch(EPOLL_CTL_ADD, fd, EPOLLIN);
  }
}

static size_t raise_descriptor_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) < 0) die("getrlimit");
  limit.rlim_cur = limit.rlim_max < MOST_DESCRIPTORS ? limit.rlim_max : MOST_DESCRIPTORS;
  if (setrlimit(RLIMIT_NOFILE, &limit) < 0) die("setrlimit");
  return limit.rlim_cur;
}

static int listen_on_loopback(void) {
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  if (listener < 0) die("socket");
  if (bind(listener, (struct sockaddr *)&address, length) < 0) die("bind");
  if (listen(listener, BACKLOG) < 0) die("listen");
  if (getsockname(listener, (struct sockaddr *)&address, &length) < 0) die("getsockname");
  printf("ready port=%d pid=%d\n", ntohs(address.sin_port), (int)getpid());
  fflush(stdout);
  return listener;
}

static void heed_parent(void) {
  char ignored[256];
  if (read(STDIN_FILENO, ignored, sizeof ignored) <= 0) exit(0);
}

int main(void) {
  static struct epoll_event events[EVENTS];
  signal(SIGPIPE, SIG_IGN); /* a vanished peer is an error of its write, not our end */
  owed_by = calloc(raise_descriptor_limit(), sizeof *owed_by);
  epoll = epoll_create1(EPOLL_CLOEXEC);
  if (!owed_by || epoll < 0) die("start");
  int listener = listen_on_loopback();
  watch(EPOLL_CTL_ADD, listener, EPOLLIN);
  watch(EPOLL_CTL_ADD, STDIN_FILENO, EPOLLIN);
  for (;;) {
    int count = epoll_wait(epoll, events, EVENTS, -1);
    for (int i = 0; i < count; i++) {
      int fd = events[i].data.fd;
      if (fd == listener) {
        accept_all(listener);
      } else if (fd == STDIN_FILENO) {
        heed_parent();
      } else if (owed_by[fd].bytes) {
        write_owed(fd);
      } else {
        read_and_echo(fd);
      }
    }
  }
}
