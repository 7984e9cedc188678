// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scrubber.h"

#include <QCryptographicHash>
#include <QMutex>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <utility>
#include <vector>

namespace airdesk::scrubber {
namespace {

constexpr qsizetype shortestSecret = 6; // shorter texts stand in ordinary words too

// One live secret as it may stand in a text: plain, in a URL, in JSON, in base64.
struct Entry
{
    QByteArray digest; // to find it again; the secret itself is in `forms` only
    QStringList forms;
    int count = 0;
};

struct Live
{
    QMutex mutex;
    std::vector<Entry> entries; // the longest first: one secret may be part of another
};

Live &live()
{
    static Live *instance = new Live; // never destroyed: secrets in statics outlive everything
    return *instance;
}

QByteArray digestOf(const QByteArray &secret) { return QCryptographicHash::hash(secret, QCryptographicHash::Sha256); }

QStringList formsOf(const QByteArray &secret)
{
    const QString plain = QString::fromUtf8(secret);
    QString escaped = plain;
    escaped.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    QStringList forms{plain, QString::fromLatin1(plain.toUtf8().toPercentEncoding()), escaped,
                      QString::fromLatin1(secret.toBase64(QByteArray::OmitTrailingEquals))};
    forms.removeDuplicates();
    return forms;
}

QtMessageHandler previousHandler = nullptr;

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    previousHandler(type, context, scrub(text));
}

const QString mark = QStringLiteral("[secret]");

} // namespace

void remember(const QByteArray &secret)
{
    if (secret.size() < shortestSecret)
        return;
    const QByteArray digest = digestOf(secret);
    Live &all = live();
    const QMutexLocker lock(&all.mutex);
    for (Entry &entry : all.entries) {
        if (entry.digest == digest) {
            ++entry.count;
            return;
        }
    }
    Entry entry{digest, formsOf(secret), 1};
    const auto place = std::find_if(all.entries.begin(), all.entries.end(), [&entry](const Entry &other) {
        return other.forms.front().size() < entry.forms.front().size();
    });
    all.entries.insert(place, std::move(entry));
}

void forget(const QByteArray &secret)
{
    if (secret.size() < shortestSecret)
        return;
    const QByteArray digest = digestOf(secret);
    Live &all = live();
    const QMutexLocker lock(&all.mutex);
    const auto found = std::find_if(all.entries.begin(), all.entries.end(),
                                    [&digest](const Entry &entry) { return entry.digest == digest; });
    if (found == all.entries.end() || --found->count > 0)
        return;
    for (QString &form : found->forms)
        form.fill(QChar(0));
    all.entries.erase(found);
}

QString scrub(const QString &text)
{
    QString clean = text;
    {
        Live &all = live();
        const QMutexLocker lock(&all.mutex);
        for (const Entry &entry : all.entries) {
            for (const QString &form : entry.forms)
                clean.replace(form, mark);
        }
    }
    static const QRegularExpression scheme(QStringLiteral(R"(\b(Bearer|Basic)\s+[A-Za-z0-9\-._~+/]{6,}=*)"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression jwt(QStringLiteral(R"(\beyJ[A-Za-z0-9_-]{5,}(\.[A-Za-z0-9_-]+){1,2})"));
    static const QRegularExpression field(
        QStringLiteral(
            R"re((["']?\b(?:client[-_]?secret|access[-_]?token|refresh[-_]?token|password|api[-_]?key)\b["']?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;&}]+))re"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression userInfo(QStringLiteral(R"((://)[^/\s@:]*:[^/\s@]+@)"));
    clean.replace(scheme, QStringLiteral("\\1 ") + mark);
    clean.replace(jwt, mark);
    clean.replace(field, QStringLiteral("\\1") + mark);
    clean.replace(userInfo, QStringLiteral("\\1") + mark + QLatin1Char('@'));
    return clean;
}

void installMessageHandler()
{
    if (previousHandler)
        return;
    previousHandler = qInstallMessageHandler(nullptr);
    qInstallMessageHandler(handleMessage);
}

} // namespace airdesk::scrubber
