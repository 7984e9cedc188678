// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/sockets.h"

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace airdesk::demo {

namespace {

#ifdef _WIN32
using Socket = SOCKET;
constexpr std::intptr_t step = 4; // Handles are multiples of four.
constexpr std::intptr_t highest = 65536;
constexpr int bothWays = SD_BOTH;
#else
using Socket = int;
constexpr std::intptr_t step = 1;
constexpr std::intptr_t highest = 8192;
constexpr int bothWays = SHUT_RDWR;
#endif

//! Port of one end of a connection; -1 when this is not an IPv4 socket.
template <typename Query> int portOf(Socket socket, Query query)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    if (query(socket, reinterpret_cast<sockaddr *>(&address), &size) != 0 || address.sin_family != AF_INET)
        return -1;
    return ntohs(address.sin_port);
}

} // namespace

void closeConnections(int localPort, int remotePort)
{
    for (std::intptr_t handle = 0; handle < highest; handle += step) {
        const auto socket = static_cast<Socket>(handle);
        if (portOf(socket, getsockname) != localPort)
            continue;
        const int peer = portOf(socket, getpeername);
        if (peer >= 0 && (remotePort == 0 || peer == remotePort))
            shutdown(socket, bothWays);
    }
}

void allowQuickRebind(std::intptr_t socket)
{
    int yes = 1;
#ifdef _WIN32
    setsockopt(static_cast<Socket>(socket), SOL_SOCKET, SO_EXCLUSIVEADDRUSE, reinterpret_cast<const char *>(&yes),
               sizeof yes);
#else
    setsockopt(static_cast<Socket>(socket), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
#endif
}

} // namespace airdesk::demo
