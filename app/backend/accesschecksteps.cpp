// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The steps of the access check that need no credentials: from the address to the API.
#include "backend/accesscheck.h"

#include "api/errorreader.h"

#include <QFutureWatcher>
#include <QHostAddress>
#include <QHostInfo>
#include <QLocale>
#include <QNetworkProxyFactory>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>

namespace airdesk {
namespace {

using namespace std::chrono_literals;
using State = CheckStep::State;
using Suggest = CheckSuggestion::Kind;
using Fault = ApiError::Kind;

constexpr int soon = 30; // days before a certificate's end

QString shown(const QUrl &url) { return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment); }

CheckSuggestion useAddress(Suggest kind, const QUrl &root)
{
    return {kind, root, {}, AccessCheck::tr("Use %1").arg(shown(root))};
}

bool isPrivate(const QHostAddress &address)
{
    static const QList<QPair<QHostAddress, int>> nets{
        QHostAddress::parseSubnet(QStringLiteral("10.0.0.0/8")),     QHostAddress::parseSubnet(QStringLiteral("172.16.0.0/12")),
        QHostAddress::parseSubnet(QStringLiteral("192.168.0.0/16")), QHostAddress::parseSubnet(QStringLiteral("169.254.0.0/16")),
        QHostAddress::parseSubnet(QStringLiteral("100.64.0.0/10")),  QHostAddress::parseSubnet(QStringLiteral("fc00::/7")),
        QHostAddress::parseSubnet(QStringLiteral("fe80::/10")),
    };
    return std::any_of(nets.begin(), nets.end(), [&address](const auto &net) { return address.isInSubnet(net); });
}

QString placeOf(const QHostAddress &address)
{
    if (address.isLoopback())
        return AccessCheck::tr("%1 (this computer)").arg(address.toString());
    if (isPrivate(address))
        return AccessCheck::tr("%1 (private network)").arg(address.toString());
    return address.toString();
}

QString issuerOf(const QSslCertificate &certificate)
{
    for (const auto part : {QSslCertificate::CommonName, QSslCertificate::Organization}) {
        const QStringList names = certificate.issuerInfo(part);
        if (!names.isEmpty() && !names.first().isEmpty())
            return names.first().left(100);
    }
    return AccessCheck::tr("an unnamed issuer");
}

QString day(const QDateTime &time) { return QLocale().toString(time.toLocalTime().date(), QStringLiteral("d MMM yyyy")); }

// In groups, so that two of them can be compared by eye.
QString grouped(const QByteArray &sha256)
{
    QStringList groups;
    for (qsizetype i = 0; i < sha256.size(); i += 8)
        groups.append(QString::fromLatin1(sha256.mid(i, 8)));
    return groups.join(QLatin1Char(' '));
}

QString askedAddresses(const ProbeResult &result)
{
    QStringList lines;
    for (const ProbedAddress &asked : result.asked)
        lines.append(QStringLiteral("GET %1: %2").arg(shown(asked.url), asked.says));
    return lines.join(QLatin1Char('\n'));
}

QString nameOf(const ApiRoot &root)
{
    if (root.version.isEmpty())
        return AccessCheck::tr("Airbyte");
    if (root.edition.isEmpty())
        return AccessCheck::tr("Airbyte %1").arg(root.version);
    return AccessCheck::tr("Airbyte %1 %2").arg(root.version, root.edition);
}

} // namespace

void AccessCheck::checkAddress()
{
    const Result<ServerAddress> address = parseAddress(m_candidate.address.toString());
    if (!address) {
        CheckStep step = failed(address.error());
        step.remedy = tr("Enter the address where the Airbyte web app opens, for example https://airbyte.example.com.");
        return end(Address, step);
    }
    m_address = *address;
    if (address->isEncrypted())
        return end(Address, outcome(State::Passed, tr("well formed, encrypted")));
    if (address->isLoopback)
        return end(Address, outcome(State::Passed, tr("well formed, on this computer")));

    QUrl encrypted = address->root;
    encrypted.setScheme(QStringLiteral("https"));
    CheckStep step = outcome(m_candidate.allowHttp ? State::Warning : State::Failed, tr("not encrypted"));
    step.whatHappened = tr("The address begins with http.");
    step.meaning = tr("Secrets and tokens could be read by anybody on the way to %1.").arg(address->root.host());
    step.remedy = m_candidate.allowHttp ? tr("Plain http was confirmed for this server; use https where the server has it.")
                                        : tr("Use https, or confirm plain http for this one server.");
    step.suggestions.push_back(useAddress(Suggest::UseAddress, encrypted));
    if (!m_candidate.allowHttp) {
        step.suggestions.push_back({Suggest::AllowHttp, {}, {}, tr("Allow plain http for this server")});
        step.error = ApiError::make(Fault::Redirected, tr("This address is not encrypted. Use https, or allow plain http."));
    }
    end(Address, step);
}

void AccessCheck::lookUpName()
{
    const QString host = m_address.root.host();
    const QHostAddress literal(host);
    if (!literal.isNull())
        return end(NameLookup, outcome(State::Passed, placeOf(literal)));
    QHostInfo::lookupHost(host, m_context.get(), [this](const QHostInfo &info) { nameFound(info); });
}

void AccessCheck::nameFound(const QHostInfo &info)
{
    const QList<QHostAddress> addresses = info.addresses();
    if (info.error() == QHostInfo::NoError && !addresses.isEmpty()) {
        CheckStep step = outcome(State::Passed, placeOf(addresses.first()));
        if (addresses.size() > 1)
            step.result += addresses.size() == 2 ? tr(" and one more") : tr(" and %1 more").arg(addresses.size() - 1);
        step.elapsed = elapsed();
        return end(NameLookup, step);
    }
    const QString host = m_address.root.host();
    // Behind a proxy it is the proxy that has to know the name.
    const bool proxyLooksUp = m_candidate.proxyMode == ProxyMode::Manual;
    CheckStep step = outcome(proxyLooksUp ? State::Warning : State::Failed, tr("%1 was not found").arg(host));
    step.whatHappened = info.errorString();
    step.meaning = proxyLooksUp ? tr("This computer does not know the name; the proxy may.")
                                : tr("No computer of this name is known here: the name is misspelt, or it is only known inside "
                                     "another network.");
    step.remedy = tr("Check the spelling. If the server is in a company network, connect to its VPN first.");
    step.elapsed = elapsed();
    step.error = ApiError::make(Fault::Network, tr("The name %1 was not found. Check the address and the network.").arg(host),
                                info.errorString());
    step.error->neverSent = true;
    end(NameLookup, step);
}

void AccessCheck::findProxy()
{
    if (m_candidate.proxyMode == ProxyMode::None)
        return end(Proxy, outcome(State::Passed, tr("none, as set for this server")));
    if (m_candidate.proxyMode == ProxyMode::Manual)
        return proxyFound(QNetworkProxy(QNetworkProxy::HttpProxy, m_candidate.proxyHost, m_candidate.proxyPort), false);
    // The system's rules may be a script that has to be fetched first.
    auto promise = std::make_shared<QPromise<QList<QNetworkProxy>>>();
    auto *watcher = new QFutureWatcher<QList<QNetworkProxy>>;
    connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    connect(watcher, &QFutureWatcherBase::finished, m_context.get(), [this, watcher] {
        const QList<QNetworkProxy> proxies = watcher->result();
        proxyFound(proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first(), true);
    });
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, url = m_address.root] {
        promise->start();
        promise->addResult(QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url)));
        promise->finish();
    });
}

void AccessCheck::proxyFound(const QNetworkProxy &proxy, bool bySystem)
{
    const bool none = proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::DefaultProxy;
    if (none)
        return end(Proxy, outcome(State::Passed, tr("none needed for this host")));
    const QString where = QStringLiteral("%1:%2").arg(proxy.hostName()).arg(proxy.port());
    end(Proxy, outcome(State::Passed, bySystem ? tr("%1, by the system's settings").arg(where)
                                               : tr("%1, as set for this server").arg(where)));
}

void AccessCheck::checkTls()
{
    if (!m_address.isEncrypted())
        return end(Tls, outcome(State::Skipped, tr("not used: plain http")));
    HttpRequest request;
    request.verb = "GET";
    request.url = joinUrl(m_address.root, QStringLiteral("/api/v1/health"));
    request.timeLimit = 10s;
    m_transport->send(request, m_context.get(), [this](const HttpAnswer &answer) { tlsAnswered(answer); });
}

void AccessCheck::tlsAnswered(const HttpAnswer &answer)
{
    CheckStep step;
    if (answer.failure && answer.failure->kind == Fault::Tls && !answer.certificate.isNull() && !answer.tlsErrors.isEmpty()) {
        step = untrusted(answer);
        step.error = answer.failure;
    } else if (!answer.certificate.isNull()) {
        step = trusted(answer);
    } else if (answer.failure) {
        step = failed(*answer.failure);
        if (answer.failure->kind == Fault::Tls) {
            QUrl plain = m_address.root;
            plain.setScheme(QStringLiteral("http"));
            step.result = tr("no encrypted connection");
            step.meaning = tr("The port answers, but does not speak https.");
            step.remedy = tr("Check the port. A server without TLS has an address that begins with http://.");
            step.suggestions.push_back(useAddress(Suggest::UseAddress, plain));
        } else {
            step.meaning = tr("No connection was possible, encrypted or not.");
            step.remedy = tr("Check that the server runs, the port, and firewalls and VPN on the way.");
        }
    } else {
        step = outcome(State::Passed, tr("encrypted"));
    }
    step.elapsed = answer.elapsed;
    end(Tls, step);
}

CheckStep AccessCheck::untrusted(const HttpAnswer &answer) const
{
    const QByteArray sha256 = answer.certificate.digest(QCryptographicHash::Sha256).toHex();
    const bool changed = !m_candidate.pinnedSha256.isEmpty();
    CheckStep step = outcome(State::Failed, changed ? tr("the certificate is not the one that was accepted")
                                                    : tr("the certificate by %1 is not trusted").arg(issuerOf(answer.certificate)));
    step.whatHappened = answer.tlsErrors.join(QLatin1Char('\n')) + QLatin1Char('\n')
        + tr("Valid until %1. SHA-256: %2").arg(day(answer.certificate.expiryDate()), grouped(sha256));
    step.meaning = changed ? tr("The server's certificate was renewed, or somebody else answers in its place.")
                           : tr("It is signed by itself or by an authority this computer does not know, or somebody else "
                                "answers in place of the server.");
    step.remedy = m_candidate.caFile.isEmpty()
        ? tr("Choose the file of your own certificate authority; or compare the SHA-256 with the one on the server and "
             "accept this one certificate.")
        : tr("The chosen CA file did not sign it. Choose another file; or compare the SHA-256 with the one on the server and "
             "accept this one certificate.");
    step.suggestions.push_back({Suggest::ChooseCaFile, {}, {}, tr("Choose CA file…")});
    step.suggestions.push_back({Suggest::AcceptCertificate, {}, sha256, tr("Accept this certificate")});
    return step;
}

CheckStep AccessCheck::trusted(const HttpAnswer &answer) const
{
    const QDateTime expiry = answer.certificate.expiryDate();
    const qint64 days = QDateTime::currentDateTimeUtc().daysTo(expiry);
    const QString issuer = issuerOf(answer.certificate);
    const bool accepted = !answer.tlsErrors.isEmpty();
    if (days >= soon) {
        return outcome(State::Passed, accepted ? tr("the accepted certificate by %1, until %2").arg(issuer, day(expiry))
                                               : tr("certificate by %1, until %2").arg(issuer, day(expiry)));
    }
    CheckStep step = outcome(State::Warning, days < 0  ? tr("certificate by %1 ended on %2").arg(issuer, day(expiry))
                                           : days == 1 ? tr("certificate by %1 ends in one day, on %2").arg(issuer, day(expiry))
                                                       : tr("certificate by %1 ends in %2 days, on %3")
                                                             .arg(issuer, QString::number(days), day(expiry)));
    step.whatHappened = tr("The certificate is valid until %1.").arg(QLocale().toString(expiry, QLocale::LongFormat));
    step.meaning = tr("After that day Airdesk and every browser refuse the connection.");
    step.remedy = tr("Ask the server's operator to renew it.");
    return step;
}

void AccessCheck::findRoot()
{
    Secret authorization;
    if (m_candidate.auth == AuthKind::Basic && !m_secret.isEmpty()) {
        const QByteArray pair = m_candidate.basicUser.toUtf8() + ':' + m_secret.reveal();
        authorization = Secret("Basic " + pair.toBase64());
    }
    RootProbe::start(m_transport.get(), m_address, authorization, m_context.get(),
                     [this](const ProbeResult &result) { rootProbed(result); });
}

void AccessCheck::rootProbed(const ProbeResult &result)
{
    if (!result.error) {
        m_root = result.root;
        m_client->setRoot(m_root);
        m_tokens->setTokenUrls(m_root.tokenUrls);
        m_serverDate = httpDate(result.first.date);
        if (m_serverDate.isValid())
            m_dateSkew = std::chrono::seconds(QDateTime::currentDateTimeUtc().secsTo(m_serverDate));
        CheckStep step = outcome(State::Passed, tr("%1, at %2").arg(nameOf(m_root), m_root.publicBase.path().isEmpty()
                                                                                        ? shown(m_root.publicBase)
                                                                                        : m_root.publicBase.path()));
        step.elapsed = result.elapsed;
        return end(Root, step);
    }
    // A page inside the web app, or a prefix too many: the places above it may be right.
    std::vector<ServerAddress> parents;
    if (result.error->kind == Fault::NotApi || result.error->kind == Fault::NotFound) {
        QString path = m_address.root.path();
        while (path.contains(QLatin1Char('/')) && parents.size() < 4) {
            path.truncate(path.lastIndexOf(QLatin1Char('/')));
            ServerAddress parent = m_address;
            parent.root.setPath(path);
            parents.push_back(parent);
        }
        std::reverse(parents.begin(), parents.end()); // taken from the back: the nearest first
    }
    tryParent(result, std::move(parents));
}

void AccessCheck::tryParent(const ProbeResult &first, std::vector<ServerAddress> parents)
{
    if (parents.empty()) {
        CheckStep step = noRoot(first);
        step.elapsed = elapsed();
        return end(Root, step);
    }
    const ServerAddress parent = parents.back();
    parents.pop_back();
    RootProbe::start(m_transport.get(), parent, {}, m_context.get(), [this, first, parents, parent](const ProbeResult &result) {
        if (result.error)
            return tryParent(first, parents);
        CheckStep step = noRoot(first);
        step.meaning = tr("The address is a page inside the web app, or has a part too many. Everything there that is not the "
                          "API answers with the web app's page.");
        step.remedy = tr("Use the address where the web app opens. It was tried: %1 answers as %2.")
                          .arg(shown(parent.root), nameOf(result.root));
        step.suggestions.insert(step.suggestions.begin(), useAddress(Suggest::UseAddress, parent.root));
        step.elapsed = elapsed();
        end(Root, step);
    });
}

CheckStep AccessCheck::noRoot(const ProbeResult &result) const
{
    CheckStep step = failed(*result.error);
    switch (result.error->kind) {
    case Fault::NotApi:
    case Fault::NotFound: {
        const bool page = std::any_of(result.asked.begin(), result.asked.end(),
                                      [](const ProbedAddress &asked) { return asked.status > 0 && !asked.isApi; });
        step.result = page ? tr("a web page answered instead of the API") : tr("no API was found at this address");
        step.whatHappened = askedAddresses(result);
        step.meaning = tr("Something answers there, but none of these addresses is Airbyte's API. Credentials were not tried.");
        step.remedy = tr("Use the address where the Airbyte web app opens, with its port and path prefix if it has one.");
        break;
    }
    case Fault::BasicRequired: {
        const bool tried = m_candidate.auth == AuthKind::Basic && !m_secret.isEmpty();
        step.result = tried ? tr("the proxy refused the user name or password")
                            : tr("a proxy asks for a user name and password");
        step.meaning = tr("It is a proxy in front of Airbyte that asks (basic authentication), not Airbyte. An access token "
                          "and basic authentication share one header, so they cannot be combined.");
        step.remedy = tried ? tr("Check both and try again.")
                            : tr("Use basic authentication for this server, or have the proxy let the API through.");
        if (m_candidate.auth == AuthKind::Basic)
            step.suggestions.push_back({Suggest::EnterCredentials, {}, {}, tr("Enter user name and password")});
        else
            step.suggestions.push_back({Suggest::UseBasicAuth, {}, {}, tr("Use basic authentication")});
        break;
    }
    case Fault::Redirected:
        addRedirect(step, *result.error);
        break;
    default:
        step.meaning = tr("The server was not reached, or did not answer as it should.");
        step.remedy = tr("Check that Airbyte runs and that nothing on the way holds the requests back, then check again.");
    }
    return step;
}

void AccessCheck::addRedirect(CheckStep &step, const ApiError &error) const
{
    const QUrl target(error.redirect);
    const Result<ServerAddress> address = parseAddress(error.redirect);
    const bool sameHost = address && address->root.host() == m_address.root.host();
    const bool wantsHttps = sameHost && address->isEncrypted() && !m_address.isEncrypted();
    step.result = wantsHttps ? tr("the server wants https")
        : sameHost           ? tr("the server answers at another address")
                             : tr("the server sends requests on to %1").arg(target.host());
    step.whatHappened = tr("%1 was answered with a redirect (%2) to %3.")
                            .arg(error.request, QString::number(error.httpStatus), shown(target));
    step.meaning = tr("Airdesk follows no redirect with credentials: they could end up elsewhere, or be lost on the way.");
    if (sameHost) {
        step.remedy = tr("Correct the address; the request is then sent there unchanged.");
        step.suggestions.insert(step.suggestions.begin(), useAddress(Suggest::CorrectAddress, address->root));
    } else {
        step.remedy = tr("This may be a sign-in page in front of Airbyte. Ask its operator for an address where the API answers "
                         "directly.");
    }
}

} // namespace airdesk
