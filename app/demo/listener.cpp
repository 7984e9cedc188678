// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/listener.h"

#include "demo/sockets.h"

// The library's header is not free of the warnings we ask for.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#endif
#include <httplib.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include <QCoreApplication>

#include <algorithm>
#include <atomic>
#include <thread>

namespace airdesk::demo {

namespace {

constexpr std::size_t threads = 64; // A kept-alive connection holds one.
constexpr std::size_t largestRequest = 10 * 1024 * 1024;

QString text(const char *source) { return QCoreApplication::translate("airdesk::demo::Listener", source); }

Request requestOf(const httplib::Request &from)
{
    Request request;
    request.verb = QString::fromStdString(from.method);
    const QString target = QString::fromStdString(from.target);
    const auto question = target.indexOf(u'?');
    request.rawPath = question < 0 ? target : target.left(question);
    request.rawQuery = question < 0 ? QString() : target.mid(question + 1);
    for (const auto &[name, value] : from.headers)
        request.headers.insert(QByteArray::fromStdString(name).toLower(), QByteArray::fromStdString(value));
    request.body = QByteArray::fromStdString(from.body);
    request.localPort = from.local_port;
    request.remotePort = from.remote_port;
    return request;
}

void writeEndless(const Reply &reply, httplib::Response &to, StopFlag &stop)
{
    // A media type the library does not compress, or the bytes would shrink to nothing.
    to.set_chunked_content_provider(
        "application/json; charset=utf-8",
        [bytes = reply.endlessBytes, &stop](size_t offset, httplib::DataSink &sink) {
            static const std::string start = "{\"data\":[{\"workspaceId\":\"";
            static const std::string more(65536, 'a');
            if (stop.isRaised())
                return false;
            if (bytes > 0 && static_cast<qint64>(offset) >= bytes) {
                sink.write("\"}]}", 4);
                sink.done();
                return true;
            }
            const std::string &piece = offset == 0 ? start : more;
            return sink.write(piece.data(), piece.size());
        });
}

void writeReply(Reply reply, httplib::Response &to, StopFlag &stop)
{
    to.status = reply.status;
    for (const auto &[name, value] : reply.headers)
        to.set_header(name.toStdString(), value.toStdString());
    if (reply.endless) {
        writeEndless(reply, to, stop);
        return;
    }
    const std::string type = reply.contentType.toStdString();
    if (reply.body.isEmpty()) {
        if (reply.status != 204 && !type.empty())
            to.set_content("", type);
        return;
    }
    const qint64 end =
        reply.cutAfter < 0 ? reply.body.size() : std::min<qint64>(reply.cutAfter, reply.body.size());
    const bool cut = reply.cutAfter >= 0 && end < reply.body.size();
    if (reply.chunked) {
        const std::string plain = type == "application/json" ? type + "; charset=utf-8" : type;
        to.set_chunked_content_provider(
            plain, [body = std::move(reply.body), end, cut](size_t offset, httplib::DataSink &sink) {
                if (offset == 0 && end > 0 && !sink.write(body.constData(), static_cast<size_t>(end)))
                    return false;
                if (cut)
                    return false;
                sink.done();
                return true;
            });
        return;
    }
    // The form with a length is the one the library sends as it is: compressing a page costs 250 ms.
    const auto size = static_cast<size_t>(reply.body.size());
    to.set_content_provider(
        size, type,
        [body = std::move(reply.body), end, cut](size_t offset, size_t length, httplib::DataSink &sink) {
            const auto rest = static_cast<size_t>(end) > offset ? static_cast<size_t>(end) - offset : 0;
            if (rest == 0)
                return !cut;
            return sink.write(body.constData() + offset, std::min(rest, length));
        });
}

} // namespace

struct Listener::Private
{
    Handler handler;
    StopFlag &stopFlag;
    std::unique_ptr<httplib::Server> server;
    std::thread thread;
    std::atomic<bool> ended{false};
    int port = 0;

    void serve(const httplib::Request &from, httplib::Response &to)
    {
        try {
            Request request = requestOf(from);
            Reply reply = handler(request);
            if (reply.drop) {
                closeConnections(request.localPort, request.remotePort);
                to.status = 500; // Written to a socket that is shut already.
                return;
            }
            writeReply(std::move(reply), to, stopFlag);
        } catch (const std::exception &) {
            to.status = 500;
            to.set_content("{\"message\":\"Internal Server Error\"}", "application/json");
        }
    }
};

Listener::Listener(Handler handler, StopFlag &stopFlag)
    : d(new Private{std::move(handler), stopFlag, {}, {}, {}, 0})
{}

Listener::~Listener() { stop(); }

QString Listener::bind(const Settings &settings)
{
    if (settings.tlsCertificate.isEmpty()) {
        d->server = std::make_unique<httplib::Server>();
    } else {
        d->server = std::make_unique<httplib::SSLServer>(settings.tlsCertificate.toLocal8Bit().constData(),
                                                         settings.tlsKey.toLocal8Bit().constData());
        if (!d->server->is_valid()) {
            d->server.reset();
            return text("The certificate %1 and the key %2 cannot be used together; both must be PEM files.")
                .arg(settings.tlsCertificate, settings.tlsKey);
        }
    }
    httplib::Server &server = *d->server;
    server.set_tcp_nodelay(true);
    server.set_keep_alive_max_count(1000000);
    server.set_keep_alive_timeout(60);
    server.set_write_timeout(60);
    server.set_payload_max_length(largestRequest);
    // The library's own options let a second server bind the same port unnoticed.
    server.set_socket_options([](auto socket) { allowQuickRebind(static_cast<std::intptr_t>(socket)); });
    server.new_task_queue = [] { return new httplib::ThreadPool(threads); };
    // No route is registered, so every request ends here with its body read. Routing by the library would
    // match paths with std::regex, which recurses once a character.
    server.set_error_handler(
        httplib::Server::HandlerWithResponse([this](const httplib::Request &from, httplib::Response &to) {
            if (to.status != 404)
                return httplib::Server::HandlerResponse::Unhandled;
            d->serve(from, to);
            return httplib::Server::HandlerResponse::Handled;
        }));
    if (settings.port == 0) {
        d->port = server.bind_to_any_port("127.0.0.1");
        if (d->port <= 0)
            return text("No free port on 127.0.0.1.");
    } else {
        if (!server.bind_to_port("127.0.0.1", settings.port))
            return text("Port %1 on 127.0.0.1 cannot be used: another program has it, or it is reserved.")
                .arg(settings.port);
        d->port = settings.port;
    }
    return {};
}

void Listener::run()
{
    d->ended = false;
    d->thread = std::thread([this] {
        d->server->listen_after_bind();
        d->ended = true;
    });
    // A stop() before the library is running would be lost.
    while (!d->server->is_running() && !d->ended)
        std::this_thread::yield();
}

void Listener::stop()
{
    if (!d->thread.joinable()) {
        d->server.reset(); // Bound at most.
        return;
    }
    d->server->stop();
    while (!d->ended) {
        // Kept-alive connections would hold the library back until they time out.
        closeConnections(d->port, 0);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    d->thread.join();
    d->server.reset();
}

int Listener::port() const { return d->port; }

} // namespace airdesk::demo
