// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rootprobe.h"

#include "api/errorreader.h"
#include "support/logging.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace airdesk {
namespace {

using namespace std::chrono_literals;
using Kind = ApiError::Kind;

const auto cloudApi = QUrl(QStringLiteral("https://api.airbyte.com/v1"));

bool isCloudHost(const QString &host)
{
    return host == QLatin1StringView("api.airbyte.com") || host == QLatin1StringView("cloud.airbyte.com");
}

bool listAnswers(const HttpAnswer &list)
{
    return !list.failure && list.status == 200 && list.isJson() && list.body.contains("\"data\"");
}

bool wantsCredentials(const HttpAnswer &list)
{
    return !list.failure && (list.status == 401 || list.status == 403) && list.isJson();
}

// The health address answers with plain words, so anything but a web page counts.
bool healthAnswers(const HttpAnswer &health)
{
    return !health.failure && health.status == 200 && !health.isHtml();
}

int score(const HttpAnswer &health, const HttpAnswer &list)
{
    return (listAnswers(list) ? 4 : 0) + (healthAnswers(health) ? 2 : 0) + (wantsCredentials(list) ? 1 : 0);
}

} // namespace

std::vector<QUrl> RootProbe::candidates(const QUrl &root)
{
    if (isCloudHost(root.host()))
        return {cloudApi};
    return {joinUrl(root, QStringLiteral("/api/public/v1")), joinUrl(root, QStringLiteral("/v1")), root};
}

QPointer<RootProbe> RootProbe::start(Transport *transport, const ServerAddress &address, const Secret &authorization,
                                     QObject *context, Callback callback)
{
    return new RootProbe(transport, address, authorization, context, std::move(callback));
}

RootProbe::RootProbe(Transport *transport, const ServerAddress &address, const Secret &authorization, QObject *context,
                     Callback callback)
    : QObject(transport)
    , m_transport(transport)
    , m_address(address)
    , m_authorization(authorization)
    , m_context(context)
    , m_callback(std::move(callback))
    , m_started(std::chrono::steady_clock::now())
{
    for (const QUrl &base : candidates(address.root))
        m_candidates.push_back({base, HttpAnswer(), HttpAnswer()});
    // The vector is complete from here on: answers are written into it.
    for (Candidate &candidate : m_candidates) {
        QUrl list = joinUrl(candidate.base, QStringLiteral("/workspaces"));
        list.setQuery(QStringLiteral("limit=1"));
        ask(list, &candidate.list);
        ask(joinUrl(candidate.base, QStringLiteral("/health")), &candidate.health);
    }
    if (!isCloudHost(address.root.host())) {
        ask(joinUrl(address.root, QStringLiteral("/api/v1/instance_configuration")), &m_configuration);
        ask(joinUrl(address.root, QStringLiteral("/api/v1/health")), &m_configHealth);
    }
}

void RootProbe::ask(const QUrl &url, HttpAnswer *into)
{
    ++m_open;
    m_urls.push_back(url);
    m_answers.push_back(into);
    HttpRequest request;
    request.verb = "GET";
    request.url = url;
    request.authorization = m_authorization;
    request.timeLimit = 10s;
    m_transport->send(request, this, [this, into](const HttpAnswer &answer) {
        *into = answer;
        if (--m_open == 0)
            decide();
    });
}

void RootProbe::readConfiguration(ApiRoot *root) const
{
    if (!m_configuration.failure && m_configuration.status == 200 && m_configuration.isJson()) {
        const QJsonObject body = QJsonDocument::fromJson(m_configuration.body).object();
        root->version = body.value(QLatin1StringView("version")).toString().left(60);
        root->edition = body.value(QLatin1StringView("edition")).toString().left(60);
        root->authMode = body.value(QLatin1StringView("auth")).toObject().value(QLatin1StringView("mode")).toString().left(60);
        root->configBase = joinUrl(m_address.root, QStringLiteral("/api/v1"));
    } else if (!m_configHealth.failure && m_configHealth.status == 200 && m_configHealth.isJson()) {
        root->configBase = joinUrl(m_address.root, QStringLiteral("/api/v1"));
    }
}

ApiError RootProbe::failureOf() const
{
    const HttpAnswer &first = m_candidates.front().list;
    const QUrl firstUrl = m_urls.front();
    const RequestLabel label{"GET", QStringLiteral("/workspaces")};
    // What went wrong on the way is the same for all addresses of one host.
    if (first.failure)
        return readError(first, firstUrl, label);
    for (const HttpAnswer *answer : m_answers) {
        const ApiError error = readError(*answer, firstUrl, label);
        if (error.kind == Kind::BasicRequired || error.kind == Kind::Redirected)
            return error;
    }
    if (first.status >= 500)
        return readError(first, firstUrl, label);
    QStringList tried;
    for (const Candidate &candidate : m_candidates)
        tried.append(candidate.base.toString());
    ApiError error = ApiError::make(Kind::NotApi,
                                    tr("No Airbyte API was found at this address. Use the address where the Airbyte web "
                                       "app opens. Tried: %1").arg(tried.join(QStringLiteral(", "))));
    error.httpStatus = first.status;
    error.request = QStringLiteral("GET ") + firstUrl.path();
    return error;
}

void RootProbe::decide()
{
    ProbeResult result;
    result.first = m_candidates.front().list;
    result.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_started);
    for (size_t i = 0; i < m_urls.size(); ++i) {
        const HttpAnswer &answer = *m_answers[i];
        ProbedAddress asked{m_urls[i], answer.status, !answer.failure && answer.status > 0 && !answer.isHtml(), {}};
        asked.says = answer.failure ? answer.failure->message
            : answer.isHtml()       ? tr("a web page")
            : answer.status == 200  ? tr("the API")
                                    : tr("status %1").arg(answer.status);
        result.asked.push_back(asked);
    }
    const auto best = std::max_element(m_candidates.begin(), m_candidates.end(), [](const Candidate &a, const Candidate &b) {
        return score(a.health, a.list) < score(b.health, b.list);
    });
    if (score(best->health, best->list) == 0) {
        result.error = failureOf();
    } else {
        ApiRoot &root = result.root;
        root.publicBase = best->base;
        root.answersAnonymously = listAnswers(best->list);
        readConfiguration(&root);
        const auto addTokenUrl = [&root](const QUrl &base) {
            const QUrl url = joinUrl(base, QStringLiteral("/applications/token"));
            if (std::find(root.tokenUrls.begin(), root.tokenUrls.end(), url) == root.tokenUrls.end())
                root.tokenUrls.push_back(url);
        };
        addTokenUrl(best->base);
        if (!isCloudHost(m_address.root.host())) {
            addTokenUrl(joinUrl(m_address.root, QStringLiteral("/api/public/v1")));
            addTokenUrl(joinUrl(m_address.root, QStringLiteral("/api/v1")));
        }
        qCInfo(logApi) << "API root" << root.publicBase.path() << "version" << root.version;
    }
    const Callback callback = std::exchange(m_callback, {});
    if (m_context)
        callback(result);
    deleteLater();
}

} // namespace airdesk
