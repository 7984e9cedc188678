// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/applications.h"

#include "demo/prng.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace airdesk::demo {

namespace {

enum Kind : quint64 { ClientKind = 90, SecretKind, IdKind };

//! A secret that follows from the seed, so that a restarted server knows the credentials somebody has saved.
QString seededSecret(quint64 seed, quint64 number, Edition edition)
{
    QString hex;
    for (quint64 i = 0; i < 4; ++i)
        hex += QString::number(hashOf(seed, SecretKind, number, i), 16).rightJustified(16, u'0');
    return edition == Edition::Oidc ? hex : hex.left(32);
}

} // namespace

Applications::Applications(const Options &options, const QString &userName, qint64 nowSeconds)
    : m_edition(options.edition)
{
    const auto make = [&](quint64 number, const QString &name, qint64 age, bool foreign) {
        Application application;
        application.name = name;
        application.clientId = uuidOf(hashOf(options.seed, ClientKind, number));
        application.id =
            m_edition == Edition::Oidc ? uuidOf(hashOf(options.seed, IdKind, number)) : application.clientId;
        application.clientSecret = seededSecret(options.seed, number, m_edition);
        application.createdAt = nowSeconds - age;
        application.foreign = foreign;
        m_all.push_back(std::move(application));
    };
    if (m_edition == Edition::None)
        return;
    const bool single = m_edition == Edition::Community;
    make(0, single ? userName % u" Application"_s : u"Airdesk"_s, 40 * 86400, false);
    if (m_edition == Edition::Oidc)
        make(1, u"dbt runner"_s, 12 * 86400, false);
    if (!single)
        make(9, u"Somebody else's"_s, 5 * 86400, true);
}

QString Applications::newSecret() const { return randomHex(m_edition == Edition::Oidc ? 64 : 32); }

const Application *Applications::byId(const QString &id) const
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&](const Application &a) { return a.id == id; });
    return found == m_all.end() ? nullptr : &*found;
}

const Application *Applications::byClientId(const QString &clientId) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(),
                                    [&](const Application &a) { return a.clientId == clientId; });
    return found == m_all.end() ? nullptr : &*found;
}

const Application &Applications::add(const QString &name, qint64 nowSeconds)
{
    Application application;
    application.name = name;
    application.clientId = randomUuid();
    application.id = m_edition == Edition::Oidc ? randomUuid() : application.clientId;
    application.clientSecret = newSecret();
    application.createdAt = nowSeconds;
    m_all.push_back(std::move(application));
    return m_all.back();
}

bool Applications::remove(const QString &clientId)
{
    return std::erase_if(m_all, [&](const Application &a) { return a.clientId == clientId; }) > 0;
}

QString Applications::changeSecret(const QString &clientId)
{
    for (Application &application : m_all) {
        if (application.clientId == clientId) {
            application.clientSecret = newSecret();
            return application.clientSecret;
        }
    }
    return {};
}

} // namespace airdesk::demo
