// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/newserver.h"

#include "backend/profilestore.h"

#include <QCoreApplication>

#include <algorithm>

namespace airdesk::ui {

using namespace Qt::StringLiterals;

namespace {
QString tr(const char *text) { return QCoreApplication::translate("airdesk::ui::NewServer", text); }
} // namespace

Result<ServerAddress> checkTypedAddress(const QString &typed, bool consent)
{
    const Result<ServerAddress> address = parseAddress(typed);
    if (address && address->needsConsent() && !consent) {
        return failure(ApiError::make(ApiError::Kind::Invalid,
                                      tr("This address is not encrypted: passwords and tokens can be read on their way. Use "
                                         "https, or confirm plain http below.")));
    }
    return address;
}

QString suggestServerName(const ProfileStore &store, const QUrl &address)
{
    QString base = address.host();
    if (isLoopbackHost(base))
        base = tr("Local");
    for (const QString &prefix : {u"airbyte."_s, u"www."_s, u"api."_s}) {
        if (base.startsWith(prefix) && base.count(u'.') > 1)
            base = base.mid(prefix.size());
    }
    if (base.isEmpty())
        base = tr("Server");
    base.truncate(40);
    QString name = base;
    for (int i = 2; !store.checkName(name) && i < 1000; ++i)
        name = base + u' ' + QString::number(i);
    return name;
}

QString suggestServerColor(const ProfileStore &store)
{
    // Blue first: red and amber look like a warning on the only server one has.
    QStringList order = ServerProfile::colors();
    std::rotate(order.begin(), std::find(order.begin(), order.end(), u"blue"_s), order.end());
    const auto uses = [&store](const QString &color) {
        return std::count_if(store.profiles().begin(), store.profiles().end(),
                             [&color](const ServerProfile &profile) { return profile.color == color; });
    };
    return *std::min_element(order.begin(), order.end(),
                             [&uses](const QString &a, const QString &b) { return uses(a) < uses(b); });
}

QString serverColorName(const QString &color)
{
    static const QHash<QString, const char *> names{
        {u"red"_s, QT_TRANSLATE_NOOP("airdesk::ui::NewServer", "Red")},
        {u"orange"_s, QT_TRANSLATE_NOOP("airdesk::ui::NewServer", "Orange")},
        {u"amber"_s, QT_TRANSLATE_NOOP("airdesk::ui::NewServer", "Amber")},
        {u"green"_s, QT_TRANSLATE_NOOP("airdesk::ui::NewServer", "Green")},
        {u"teal"_s, QT_TRANSLATE_NOOP("airdesk::ui::NewServer", "Teal")},
        {u"blue"_s, QT_TRANSLATE_NOOP("airdesk::ui::NewServer", "Blue")},
        {u"violet"_s, QT_TRANSLATE_NOOP("airdesk::ui::NewServer", "Violet")},
        {u"slate"_s, QT_TRANSLATE_NOOP("airdesk::ui::NewServer", "Slate")},
    };
    const char *name = names.value(color);
    return name ? tr(name) : color;
}

QString groupedFingerprint(const QByteArray &sha256)
{
    const QString digits = QString::fromLatin1(sha256).toUpper();
    QStringList groups;
    for (qsizetype i = 0; i < digits.size(); i += 4)
        groups.append(digits.mid(i, 4));
    return groups.join(u' ');
}

} // namespace airdesk::ui
