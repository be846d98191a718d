/* Loaded into a checker that is no Node program (LD_PRELOAD): leads every name and connection to the simulated web, as preload.mjs
   does. The file named by ZOO_NAMES has lines

     name HOST ADDRESS,ADDRESS[;ADDRESS...]     what a name resolves to, answers in turn between semicolons
     fails HOST CODE                            getaddrinfo's error: EAI_AGAIN, or anything else for "no such name"
     at ADDRESS IP PORT IP PORT                 where an address is served on loopback, for http and https
     silent ADDRESS                             nobody answers there
     canary IP PORT                             where private addresses lead

   Build: cc -shared -fPIC -o preload.so preload.c -ldl */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

struct name { char host[256], answers[512]; int error, turn; };
struct place { char address[64]; struct in_addr ip[2]; int port[2], silent; };
static struct name names[8192];
static struct place places[8192];
static int name_count, place_count, tarpit_port, canary_port = 1;
static struct in_addr canary_ip;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int (*real_connect)(int, const struct sockaddr *, socklen_t);
static int (*real_getaddrinfo)(const char *, const char *, const struct addrinfo *, struct addrinfo **);

/* An address in one spelling: IPv4 also where IPv6 wraps it. */
static void spell(const struct sockaddr *at, char *text) {
  if (at->sa_family == AF_INET) inet_ntop(AF_INET, &((const struct sockaddr_in *)at)->sin_addr, text, 64);
  else {
    const struct in6_addr *six = &((const struct sockaddr_in6 *)at)->sin6_addr;
    if (IN6_IS_ADDR_V4MAPPED(six)) inet_ntop(AF_INET, six->s6_addr + 12, text, 64);
    else inet_ntop(AF_INET6, six, text, 64);
  }
}

static struct place *place_of(const char *address, int create) {
  for (int i = 0; i < place_count; i++) if (!strcmp(places[i].address, address)) return &places[i];
  if (!create || place_count == 8192) return NULL;
  snprintf(places[place_count].address, 64, "%s", address);
  return &places[place_count++];
}

/* A listener whose queue is full: connections to it wait for ever. */
static void open_tarpit(void) {
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof at;
  int pit = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (bind(pit, (struct sockaddr *)&at, size) || listen(pit, 0)) return;
  getsockname(pit, (struct sockaddr *)&at, &size);
  tarpit_port = ntohs(at.sin_port);
  for (int i = 0; i < 4; i++) {
    int filler = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    real_connect(filler, (struct sockaddr *)&at, size);
  }
}

__attribute__((constructor)) static void start(void) {
  real_connect = dlsym(RTLD_NEXT, "connect");
  real_getaddrinfo = dlsym(RTLD_NEXT, "getaddrinfo");
  FILE *file = getenv("ZOO_NAMES") ? fopen(getenv("ZOO_NAMES"), "r") : NULL;
  if (!file) return;
  char line[1024], host[256], rest[512], ip[2][64];
  int port[2];
  while (fgets(line, sizeof line, file)) {
    struct name *name = &names[name_count];
    if (sscanf(line, "name %255s %511s", host, rest) == 2 && name_count < 8192) {
      strcpy(name->host, host);
      strcpy(name->answers, rest);
      name_count++;
    } else if (sscanf(line, "fails %255s %511s", host, rest) == 2 && name_count < 8192) {
      strcpy(name->host, host);
      name->error = strcmp(rest, "EAI_AGAIN") ? EAI_NONAME : EAI_AGAIN;
      name_count++;
    } else if (sscanf(line, "at %255s %63s %d %63s %d", host, ip[0], &port[0], ip[1], &port[1]) == 5) {
      struct place *place = place_of(host, 1);
      for (int i = 0; place && i < 2; i++) {
        inet_pton(AF_INET, ip[i], &place->ip[i]);
        place->port[i] = port[i];
      }
    } else if (sscanf(line, "silent %255s", host) == 1) {
      struct place *place = place_of(host, 1);
      if (place) place->silent = 1;
    } else if (sscanf(line, "canary %63s %d", ip[0], &port[0]) == 2) {
      inet_pton(AF_INET, ip[0], &canary_ip);
      canary_port = port[0];
    }
  }
  fclose(file);
  open_tarpit();
}

int getaddrinfo(const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **result) {
  struct in6_addr any;
  if (!host || inet_pton(AF_INET, host, &any) == 1 || inet_pton(AF_INET6, host, &any) == 1)
    return real_getaddrinfo(host, service, hints, result);
  char answers[512] = "";
  size_t length = strlen(host);
  if ((length >= 9 && !strcasecmp(host + length - 9, "localhost")) || !strcasecmp(host, "metadata.google.internal"))
    strcpy(answers, "127.0.0.1");
  pthread_mutex_lock(&lock);
  for (int i = 0; !*answers && i < name_count; i++) {
    if (strcasecmp(names[i].host, host)) continue;
    if (names[i].error) { pthread_mutex_unlock(&lock); return names[i].error; }
    const char *from = names[i].answers;
    for (int turn = names[i].turn++; turn > 0 && strchr(from, ';'); turn--) from = strchr(from, ';') + 1;
    snprintf(answers, sizeof answers, "%.*s", (int)strcspn(from, ";"), from);
  }
  pthread_mutex_unlock(&lock);
  if (!*answers) return EAI_NONAME;
  struct addrinfo *first = NULL, **end = &first;
  char *rest = NULL;
  for (char *address = strtok_r(answers, ",", &rest); address; address = strtok_r(NULL, ",", &rest)) {
    if (real_getaddrinfo(address, service, hints, end)) continue;
    while (*end) end = &(*end)->ai_next;
  }
  *result = first;
  return first ? 0 : EAI_NONAME;
}

static int is_private(const char *text) {
  struct in_addr four;
  if (inet_pton(AF_INET, text, &four) == 1) {
    const unsigned char *b = (const unsigned char *)&four;
    return b[0] == 0 || b[0] == 10 || b[0] == 127 || b[0] >= 224 || (b[0] == 169 && b[1] == 254) || (b[0] == 192 && b[1] == 168) ||
           (b[0] == 172 && b[1] >= 16 && b[1] < 32) || (b[0] == 100 && b[1] >= 64 && b[1] < 128);
  }
  return !strncmp(text, "::", 2) || !strncmp(text, "fe80", 4) || !strncmp(text, "fd", 2) || !strncmp(text, "fc", 2) ||
         !strncmp(text, "64:ff9b", 7) || !strncmp(text, "2002:7f", 7);
}

int connect(int fd, const struct sockaddr *to, socklen_t size) {
  if (to->sa_family != AF_INET && to->sa_family != AF_INET6) return real_connect(fd, to, size);
  int port = ntohs(to->sa_family == AF_INET ? ((const struct sockaddr_in *)to)->sin_port : ((const struct sockaddr_in6 *)to)->sin6_port);
  if (port != 80 && port != 443 && port != 8080) return real_connect(fd, to, size);
  char address[64];
  spell(to, address);
  struct place *place = place_of(address, 0);
  struct in_addr ip = {.s_addr = htonl(INADDR_LOOPBACK)};
  int target = 1;
  if (is_private(address)) { ip = canary_ip; target = canary_port; }
  else if (place && place->silent) target = tarpit_port;
  else if (place) { ip = place->ip[port == 443]; target = place->port[port == 443]; }
  if (to->sa_family == AF_INET) {
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(target), .sin_addr = ip};
    return real_connect(fd, (struct sockaddr *)&at, sizeof at);
  }
  struct sockaddr_in6 at = {.sin6_family = AF_INET6, .sin6_port = htons(target)};
  at.sin6_addr.s6_addr[10] = at.sin6_addr.s6_addr[11] = 0xff;
  memcpy(at.sin6_addr.s6_addr + 12, &ip, 4);
  return real_connect(fd, (struct sockaddr *)&at, sizeof at);
}
