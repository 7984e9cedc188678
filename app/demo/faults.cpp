// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/faults.h"

#include "demo/faulteffect.h"
#include "demo/state.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

constexpr auto tokenPath = "/applications/token$"_L1;
constexpr auto jobsPath = "/jobs$|/connections/sync$"_L1;

//! What the builder of one fault works with.
struct Fault
{
    QString argument;
    qint64 number = 0; //!< The argument, if it is a number.
    QString path;      //!< Where to aim; empty: everywhere.
    QString root;
    FaultEffect effect;

    void any(Action action, int times = -1)
    {
        effect.rules.push_back(Rule::on({}, path, std::move(action), times));
    }
    void at(QLatin1StringView verb, QLatin1StringView where, Action action)
    {
        effect.rules.push_back(Rule::on(verb, where, std::move(action)));
    }
    void change(std::function<void(State &)> function) { effect.changes.push_back(std::move(function)); }
    void behave(std::function<void(Behaviour &)> function)
    {
        change([function = std::move(function)](State &state) { function(state.behaviour); });
    }
};

Action page(int status, const char *title)
{
    const QByteArray words = QByteArray::number(status) + ' ' + title;
    return Action::html(status, "<html>\r\n<head><title>" + words +
                                    "</title></head>\r\n<body>\r\n<center><h1>" + words +
                                    "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n");
}

Action problemAnswer(int status, const char *title, const char *message)
{
    return Action::answer(
        status,
        "{\"status\":" + QByteArray::number(status) +
            ",\"type\":\"https://reference.airbyte.com/reference/errors#" + title + "\",\"title\":\"" +
            title +
            "\",\"detail\":\"The request failed.\",\"documentationUrl\":null,\"data\":{\"message\":\"" +
            message + "\"}}");
}

Action errorId(int status)
{
    return Action::answer(status, R"({"errorId":"5f0c1c1e-7a70-4f5e-9a0e-3a8f2f6f9d11"})");
}

Action nested(int status, const char *message, const char *inner)
{
    return Action::answer(status,
                          QByteArray("{\"message\":\"") + message +
                              "\",\"_links\":{\"self\":{\"href\":\"/\",\"templated\":false}},\"_embedded\":"
                              "{\"errors\":[{\"message\":\"" +
                              inner + "\",\"_links\":{},\"_embedded\":{}}]}}");
}

Action basicProxy()
{
    Action action = page(401, "Authorization Required");
    action.headers.emplace_back("WWW-Authenticate", "Basic realm=\"Restricted\"");
    return action;
}

QString httpsOf(const QString &root)
{
    const auto slash = root.indexOf(u'/', 8);
    return u"https"_s % (slash < 0 ? root : root.left(slash)).mid(root.indexOf(u':')) % u"{path}"_s;
}

struct Row
{
    const char *name;
    const char *argument;
    bool anywhere;
    const char *description;
    qint64 usual; //!< The number without an argument.
    void (*build)(Fault &);
};

// clang-format off
const Row table[] = {
    // The token endpoints.
    {"token-400", "", false, "The pair is refused with 400, the reason two levels deep", 0,
     [](Fault &f) { f.at("POST"_L1, tokenPath, nested(400, "Bad Request", "Invalid client id or token")); }},
    {"token-401", "", false, "The pair is refused with 401 and nothing but an error ID", 0,
     [](Fault &f) { f.at("POST"_L1, tokenPath, errorId(401)); }},
    {"token-403", "", false, "The pair is refused with 403", 0,
     [](Fault &f) { f.at("POST"_L1, tokenPath, nested(403, "Forbidden", "Forbidden")); }},
    {"token-404", "", false, "There is no token address", 0,
     [](Fault &f) { f.at("POST"_L1, tokenPath, nested(404, "Not Found", "Page Not Found")); }},
    {"token-408", "", false, "The token request takes longer than the server allows itself", 0,
     [](Fault &f) { f.at("POST"_L1, tokenPath, problemAnswer(408, "request-timeout-exceeded", "PT1S")); }},
    {"token-500", "", false, "The token request ends in a server error", 0,
     [](Fault &f) { f.at("POST"_L1, tokenPath, errorId(500)); }},
    {"token-html", "", false, "The token address answers 200 with a web page", 0,
     [](Fault &f) { f.at("POST"_L1, tokenPath, Action::html()); }},
    {"token-missing", "", false, "The token answer has no access_token", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.tokenAnswer = TokenAnswer::MissingToken; }); }},
    {"no-expiry", "", false, "Neither the token nor its answer says how long it lives", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.tokenAnswer = TokenAnswer::WithoutExp; }); }},
    {"opaque-token", "", false, "The token is no JWT and nothing says how long it lives", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.tokenAnswer = TokenAnswer::Opaque; }); }},
    {"text-expiry", "", false, "expires_in is text", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.tokenAnswer = TokenAnswer::TextExpiresIn; }); }},
    {"zero-expiry", "", false, "expires_in is 0", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.tokenAnswer = TokenAnswer::ZeroExpiresIn; }); }},
    {"lying-expiry", "[SECONDS]", false, "Tokens live so long (180), expires_in says five times as much", 180,
     [](Fault &f) { f.behave([s = f.number](Behaviour &b) { b.tokenAnswer = TokenAnswer::LyingExpiresIn; b.tokenLifetime = std::chrono::seconds(s); }); }},
    {"lying-jwt", "[SECONDS]", false, "Tokens live so long (180), their exp claim says a day", 180,
     [](Fault &f) { f.behave([s = f.number](Behaviour &b) { b.tokenAnswer = TokenAnswer::LyingExp; b.tokenLifetime = std::chrono::seconds(s); }); }},
    {"clock-skew", "SECONDS", false, "The server's clock is that far ahead (behind, if negative)", 0,
     [](Fault &f) { f.change([s = f.number](State &state) { state.clock.setSkew(s * 1000); }); }},
    {"expire-once", "", false, "One request gets 401 and every token so far stops working", 0,
     [](Fault &f) { f.path = u"/(workspaces|connections|sources|destinations|jobs)"_s; f.any(Action::expireToken(), 1); }},
    // Addresses and proxies.
    {"html", "", true, "200 with a web page", 0, [](Fault &f) { f.any(Action::html()); }},
    {"basic-proxy", "", true, "A proxy in front asks for Basic authentication", 0, [](Fault &f) { f.any(basicProxy()); }},
    {"redirect-http", "[CODE]", true, "Redirect (301) to https on the same host", 301,
     [](Fault &f) { f.any(Action::redirect(static_cast<int>(f.number), httpsOf(f.root))); }},
    {"redirect-host", "[CODE]", true, "Redirect (302) to another host", 302,
     [](Fault &f) { f.any(Action::redirect(static_cast<int>(f.number), u"http://storage.invalid:8001/login?from={path}"_s)); }},
    {"user-agent", "", false, "403 for a browser's, a bare library's or no User-Agent", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.wantsUserAgent = true; }); }},
    {"health-401", "", false, "The health addresses want credentials", 0,
     [](Fault &f) { f.at("GET"_L1, "/health$"_L1, nested(401, "Unauthorized", "Unauthorized")); }},
    {"health-404", "", false, "There are no health addresses", 0,
     [](Fault &f) { f.at("GET"_L1, "/health$"_L1, nested(404, "Not Found", "Page Not Found")); }},
    {"no-configuration", "", false, "instance_configuration does not exist", 0,
     [](Fault &f) { f.at("GET"_L1, "/instance_configuration$"_L1, nested(404, "Not Found", "Page Not Found")); }},
    {"lists-404", "", false, "The token address works, every list is 404", 0,
     [](Fault &f) { f.at("GET"_L1, "/v1/(workspaces|connections|sources|destinations|jobs)"_L1, nested(404, "Not Found", "Page Not Found")); }},
    // Limits and slowness.
    {"rate-limit", "[SECONDS]", true, "429 with Retry-After (7 seconds)", 7,
     [](Fault &f) { f.any(Action::rateLimit(QByteArray::number(f.number))); }},
    {"rate-limit-date", "[SECONDS]", true, "429 with Retry-After as a date (7 seconds ahead)", 7,
     [](Fault &f) {
         const QDateTime end = QDateTime::currentDateTimeUtc().addSecs(f.number);
         f.any(Action::rateLimit(QLocale::c().toString(end, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1())); }},
    {"rate-limit-silent", "", true, "429 without Retry-After, as Airbyte itself sends it", 0,
     [](Fault &f) { f.any(Action::rateLimit()); }},
    {"slow", "[MS]", true, "Every answer takes so much longer (2000 ms)", 2000,
     [](Fault &f) { f.any(Action::delayed(std::chrono::milliseconds(f.number))); }},
    {"silent", "", true, "The request is taken and never answered", 0,
     [](Fault &f) { f.any(Action::delayed(std::chrono::hours(24))); }},
    // Broken answers.
    {"drop", "", true, "The connection ends before any byte", 0, [](Fault &f) { f.any(Action::drop()); }},
    {"cut", "[BYTES]", true, "The connection ends after so many bytes of the body (40)", 40,
     [](Fault &f) { f.any(Action::cut(f.number)); }},
    {"cut-chunked", "[BYTES]", true, "The same in a chunked answer", 40, [](Fault &f) { f.any(Action::cut(f.number, true)); }},
    {"garbage", "", true, "200, application/json, and no JSON", 0, [](Fault &f) { f.any(Action::garbage()); }},
    {"empty", "", true, "200 and nothing", 0, [](Fault &f) { f.any(Action::answer(200)); }},
    {"array", "", true, "200 and JSON of another shape", 0, [](Fault &f) { f.any(Action::answer(200, "[1,2,3]")); }},
    {"huge", "[BYTES]", true, "A JSON answer of so many bytes (300 million)", 300'000'000,
     [](Fault &f) { f.any(Action::endless(f.number)); }},
    // Statuses.
    {"400", "", true, "400, with the reason in data.message", 0, [](Fault &f) { f.any(problemAnswer(400, "bad-request", "The value is not allowed")); }},
    {"401", "", true, "401, whatever the token", 0, [](Fault &f) { f.any(nested(401, "Unauthorized", "Unauthorized")); }},
    {"403", "", true, "403, as for a missing role", 0,
     [](Fault &f) { f.any(problemAnswer(403, "forbidden", "Caller does not have the required permissions")); }},
    {"404", "", true, "404", 0, [](Fault &f) { f.any(problemAnswer(404, "resource-not-found", "Could not find the resource")); }},
    {"409", "", true, "409 of another kind than a running sync", 0, [](Fault &f) { f.any(problemAnswer(409, "state-conflict", "Could not fulfill request")); }},
    {"422", "", true, "422", 0, [](Fault &f) { f.any(errorId(422)); }},
    {"500", "", true, "500 with the reason in data.message", 0, [](Fault &f) { f.any(problemAnswer(500, "unexpected-problem", "java.lang.NullPointerException")); }},
    {"500-id", "", true, "500 with nothing but an error ID", 0, [](Fault &f) { f.any(errorId(500)); }},
    {"500-empty", "", true, "500 and nothing", 0, [](Fault &f) { f.any(Action::answer(500)); }},
    {"500-text", "", true, "500 in plain words", 0, [](Fault &f) { f.any(Action::answer(500, "upstream said no", "text/plain")); }},
    {"501", "", true, "501 and nothing", 0, [](Fault &f) { f.any(Action::answer(501)); }},
    {"502", "", true, "502 and a proxy's page", 0, [](Fault &f) { f.any(page(502, "Bad Gateway")); }},
    {"503", "", true, "503 and a proxy's page", 0, [](Fault &f) { f.any(page(503, "Service Temporarily Unavailable")); }},
    {"504", "", true, "504 and a proxy's page", 0, [](Fault &f) { f.any(page(504, "Gateway Time-out")); }},
    // Rights and lists.
    {"forbidden-writes", "", false, "Reads work, every write is 403", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.readOnlyUser = true; }); }},
    {"no-workspaces", "", false, "The user is a member of no workspace", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.visibleWorkspaces = 0; }); }},
    {"next-wrong-host", "", false, "next names a host only the server can see (the usual)", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.pageLinks = PageLinks::WrongHost; }); }},
    {"next-empty", "", false, "next is always empty text", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.pageLinks = PageLinks::Empty; }); }},
    {"next-null", "", false, "next and previous are null", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.pageLinks = PageLinks::Null; }); }},
    {"next-missing", "", false, "next and previous are absent", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.pageLinks = PageLinks::Missing; }); }},
    {"repeat-page", "", false, "Every page is the first one", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.repeatPage = true; }); }},
    {"overlap-pages", "", false, "Pages repeat the last row of the one before", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.overlapPages = true; }); }},
    {"odd-rows", "", false, "Some rows lack a required field or have one of a wrong type", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.oddRows = true; }); }},
    {"status-filter-500", "", false, "Listing jobs by status is 500", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.statusFilterFails = true; }); }},
    // Jobs.
    {"job-lost", "", false, "A sync starts, its answer is lost", 0, [](Fault &f) { f.at("POST"_L1, jobsPath, Action::lose()); }},
    {"job-late", "[MS]", false, "A sync starts, its answer comes so late (100000 ms)", 100'000,
     [](Fault &f) { f.at("POST"_L1, jobsPath, Action::answeredLate(std::chrono::milliseconds(f.number))); }},
    {"job-504", "", false, "A sync starts, a proxy answers 504", 0,
     [](Fault &f) { f.at("POST"_L1, jobsPath, Action::instead(504, "<html><h1>504 Gateway Time-out</h1></html>")); }},
    {"job-conflict", "", false, "Starting a sync is 409 although none is running", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.staleConflict = true; }); }},
    {"cancel-restarts", "", false, "After a cancel the connection starts again at once", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.cancelRestarts = true; }); }},
    {"unknown-status", "[TEXT]", false, "Running jobs have a status of the future (paused_by_policy)", 0,
     [](Fault &f) { f.change([text = f.argument.isEmpty() ? u"paused_by_policy"_s : f.argument](State &state) { state.jobs.setRunningStatus(text); }); }},
    // Applications.
    {"applications-without-secret", "", false, "Applications come without their secrets", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.applicationsWithoutSecret = true; }); }},
    {"applications-500", "", false, "Creating and deleting applications is a server error", 0,
     [](Fault &f) { f.behave([](Behaviour &b) { b.applicationsFail = true; }); }},
    {"applications-404", "", false, "There are no applications addresses but the token's", 0,
     [](Fault &f) { f.at(""_L1, "/applications(/(?!token)[^/]*)?$"_L1, nested(404, "Not Found", "Page Not Found")); }},
    {"applications-501", "", false, "Applications are not implemented", 0,
     [](Fault &f) { f.at(""_L1, "/applications(/(?!token)[^/]*)?$"_L1, Action::answer(501)); }},
};
// clang-format on

QString text(const char *source) { return QCoreApplication::translate("airdesk::demo::Fault", source); }

} // namespace

const std::vector<FaultKind> &faultKinds()
{
    static const std::vector<FaultKind> kinds = [] {
        std::vector<FaultKind> result;
        for (const Row &row : table)
            result.push_back({QString::fromLatin1(row.name), QString::fromLatin1(row.argument),
                              QString::fromUtf8(row.description), row.anywhere});
        return result;
    }();
    return kinds;
}

FaultEffect faultEffect(const QString &fault, const QString &root, QString &error)
{
    const QString aim = fault.section(u'@', 1);
    const QString front = fault.section(u'@', 0, 0);
    const QString name = front.section(u':', 0, 0);
    for (const Row &row : table) {
        if (name != QLatin1StringView(row.name))
            continue;
        Fault built;
        built.argument = front.section(u':', 1);
        built.path = aim;
        built.root = root;
        built.number = row.usual;
        const QString help = QString::fromLatin1(row.argument);
        const bool optional = help.startsWith(u'[');
        if (built.argument.isEmpty() && !help.isEmpty() && !optional) {
            error = text("The fault %1 needs an argument: %1:%2").arg(name, help);
        } else if (!built.argument.isEmpty() && help.isEmpty()) {
            error = text("The fault %1 takes no argument.").arg(name);
        } else if (!built.argument.isEmpty() && help != u"[TEXT]") {
            bool ok = false;
            built.number = built.argument.toLongLong(&ok);
            if (!ok || (built.number < 0 && name != u"clock-skew"))
                error = text("The argument of the fault %1 must be a whole number, not \"%2\".")
                            .arg(name, built.argument);
        }
        if (error.isEmpty() && !aim.isEmpty() && !row.anywhere)
            error = text("The fault %1 cannot be aimed at a path.").arg(name);
        if (error.isEmpty() && !QRegularExpression(aim).isValid())
            error = text("\"%1\" is not a regular expression.").arg(aim);
        if (!error.isEmpty())
            return {};
        row.build(built);
        for (Rule &rule : built.effect.rules)
            rule.name = name;
        return built.effect;
    }
    error = text("There is no fault named \"%1\"; --list-faults names them.").arg(name);
    return {};
}

} // namespace airdesk::demo
