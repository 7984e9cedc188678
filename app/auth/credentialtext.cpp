// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/credentialtext.h"

#include "auth/credentialstore.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

#include <optional>

namespace airdesk {
namespace {

using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

constexpr qsizetype largestText = 100'000;
constexpr qsizetype largestId = 200;

QString tr(const char *text) { return QCoreApplication::translate("airdesk::CredentialText", text); }

auto invalid(const QString &message) { return failure(ApiError::make(Kind::Invalid, message)); }

bool isUuid(const QString &word)
{
    static const QRegularExpression uuid(u"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return uuid.match(word).hasMatch();
}

//! Looks like something a machine made: letters and digits, long.
bool looksMade(const QString &word)
{
    static const QRegularExpression made(u"^(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9._~+/=-]{16,}$"_s);
    return made.match(word).hasMatch();
}

struct Found
{
    QString id;
    QString secret;
};

// ---- JSON

QString plainName(const QString &name)
{
    static const QRegularExpression other(u"[^a-z0-9]"_s);
    return name.toLower().remove(other);
}

QString textOf(const QJsonValue &value) { return value.isString() ? value.toString().trimmed() : QString(); }

//! The first object, at any depth, with an ID and a secret.
Found findInJson(const QJsonValue &value, int depth = 0)
{
    Found found;
    if (depth > 8)
        return found;
    if (value.isArray()) {
        for (const QJsonValue item : value.toArray()) {
            found = findInJson(item, depth + 1);
            if (!found.id.isEmpty() && !found.secret.isEmpty())
                return found;
        }
        return found;
    }
    const QJsonObject object = value.toObject();
    Found here;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString name = plainName(it.key());
        if (name.endsWith("clientid"_L1))
            here.id = textOf(it.value());
        else if (name.endsWith("clientsecret"_L1))
            here.secret = textOf(it.value());
    }
    // Short names count only as a pair: an `id` alone is the application's, not the client's.
    if (here.id.isEmpty() && here.secret.isEmpty()) {
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString name = plainName(it.key());
            if (name == "id"_L1)
                found.id = textOf(it.value());
            else if (name == "secret"_L1)
                found.secret = textOf(it.value());
        }
        if (!found.id.isEmpty() && !found.secret.isEmpty())
            return found;
    }
    if (!here.id.isEmpty() && !here.secret.isEmpty())
        return here;
    for (const QJsonValue inner : object) {
        if (!inner.isObject() && !inner.isArray())
            continue;
        const Found deeper = findInJson(inner, depth + 1);
        if (!deeper.id.isEmpty() && !deeper.secret.isEmpty())
            return deeper;
    }
    return here;
}

// ---- labelled text

QString valueAfter(const QString &text, const QString &label)
{
    // The label, perhaps quoted or prefixed, a separator or a new line, then one word, perhaps quoted.
    const QRegularExpression pattern(label + uR"((?:["'`*]*\s*(?:=>|:=|[:=]|\bis\b)\s*|["'`*]*\s+)(?:["'`*]+)?([^\s"'`,;&*]+))"_s,
                                     QRegularExpression::CaseInsensitiveOption);
    return pattern.match(text).captured(1);
}

Found findLabelled(const QString &text)
{
    static const QString idLabel = u"client[\\s_.-]*id"_s;
    static const QString secretLabel = u"client[\\s_.-]*secret"_s;
    Found found{valueAfter(text, idLabel), valueAfter(text, secretLabel)};
    // Labels in a row with the values below them, as a copied table has it.
    static const QRegularExpression header(
        uR"(client[\s_.-]*id[ \t,;]+client[\s_.-]*secret[^\r\n]*[\r\n]+\s*([^\r\n]+))"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (const auto match = header.match(text); match.hasMatch()) {
        static const QRegularExpression gap(u"[\\s,;]+"_s);
        QStringList words = match.captured(1).split(gap, Qt::SkipEmptyParts);
        for (qsizetype i = 0; i + 1 < words.size(); ++i) {
            if (isUuid(words.at(i)))
                return {words.at(i), words.at(i + 1)};
        }
        if (words.size() >= 2)
            return {words.at(0), words.at(1)};
    }
    return found;
}

// ---- bare words

QString unquoted(QString word)
{
    static const QString around = u"\"'`<>()[]{},;"_s;
    while (!word.isEmpty() && around.contains(word.front()))
        word.remove(0, 1);
    while (!word.isEmpty() && around.contains(word.back()))
        word.chop(1);
    return word;
}

Found findBare(const QString &text)
{
    static const QRegularExpression gap(u"[\\s,;|]+"_s);
    QStringList words;
    for (const QString &part : text.split(gap, Qt::SkipEmptyParts)) {
        if (const QString word = unquoted(part); !word.isEmpty())
            words.append(word);
    }
    if (words.size() == 1) { // id:secret
        const qsizetype colon = words.constFirst().indexOf(u':');
        if (colon > 0)
            return {words.constFirst().left(colon), words.constFirst().mid(colon + 1)};
        return isUuid(words.constFirst()) ? Found{words.constFirst(), {}} : Found{{}, words.constFirst()};
    }
    if (words.size() == 2) {
        if (words.constFirst().endsWith(u':'))
            words[0].chop(1);
        // Airbyte's client IDs are UUIDs: with the two the other way round it is still clear which is which.
        const bool swapped = isUuid(words.at(1)) && !isUuid(words.at(0));
        return swapped ? Found{words.at(1), words.at(0)} : Found{words.at(0), words.at(1)};
    }
    Found found;
    for (const QString &word : words) {
        if (isUuid(word)) {
            if (!found.id.isEmpty())
                return {}; // two candidates: guessing would be wrong half of the time
            found.id = word;
        } else if (looksMade(word)) {
            if (!found.secret.isEmpty())
                return {};
            found.secret = word;
        }
    }
    return found;
}

bool hasControls(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; });
}

Result<CredentialPair> checked(const Found &found)
{
    if (found.id.isEmpty() && found.secret.isEmpty())
        return invalid(tr("No client ID and client secret were found in this text. Paste both, for example \"ID SECRET\"."));
    if (found.secret.isEmpty())
        return invalid(tr("Only a client ID was found. Paste the client secret with it."));
    if (found.id.isEmpty())
        return invalid(tr("Only one value was found. Paste the client ID and the client secret."));
    CredentialPair pair{found.id, Secret(found.secret.toUtf8())};
    if (const auto id = checkClientId(pair.clientId); !id)
        return failure(id.error());
    if (const auto secret = checkClientSecret(pair.secret); !secret)
        return failure(secret.error());
    return pair;
}

} // namespace

QString plainTerminalText(const QString &text)
{
    // Colours and cursor moves (CSI), window titles and links (OSC), and the two-character rest.
    static const QRegularExpression escapes(
        u"\x1b\\[[0-9;?:]*[ -/]*[@-~]|\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)|\x1b[@-Z\\\\-_]"_s);
    QString plain = text;
    plain.remove(escapes);
    plain.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    for (QChar &c : plain) {
        const char16_t code = c.unicode();
        const bool draws = code >= 0x2500 && code <= 0x259f; // frames and blocks
        const bool hidden = (code < 0x20 && code != u'\n' && code != u'\t') || code == 0x7f || code == 0xfeff
            || (code >= 0x200b && code <= 0x200f);
        if (draws || hidden || c == QChar::Nbsp)
            c = u' ';
        else if (code == 0x201c || code == 0x201d || code == 0x201e)
            c = u'"'; // what word processors make of quotes
        else if (code == 0x2018 || code == 0x2019)
            c = u'\'';
    }
    return plain;
}

Result<CredentialPair> readCredentialText(const QString &text)
{
    if (text.size() > largestText)
        return invalid(tr("This text is too long to be credentials. Paste the client ID and the client secret only."));
    const QString plain = plainTerminalText(text).trimmed();
    if (plain.isEmpty())
        return invalid(tr("Nothing was pasted. Copy the client ID and the client secret first."));

    // A document, perhaps inside other output.
    const qsizetype open = plain.indexOf(QRegularExpression(u"[{\\[]"_s));
    const qsizetype close = plain.lastIndexOf(QRegularExpression(u"[}\\]]"_s));
    if (open >= 0 && close > open) {
        const auto document = QJsonDocument::fromJson(plain.mid(open, close - open + 1).toUtf8());
        if (!document.isNull()) {
            const QJsonValue root = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
            if (const Found found = findInJson(root); !found.id.isEmpty() || !found.secret.isEmpty())
                return checked(found);
            if (open == 0 && close == plain.size() - 1)
                return checked({});
        }
    }
    Found found = findLabelled(plain);
    if (found.id.isEmpty() && found.secret.isEmpty())
        found = findBare(plain);
    return checked(found);
}

Result<void> checkClientId(const QString &clientId)
{
    if (clientId.trimmed().isEmpty())
        return invalid(tr("Enter the client ID."));
    if (hasControls(clientId.trimmed()))
        return invalid(tr("A client ID has no blanks inside. Copy it again."));
    if (clientId.size() > largestId)
        return invalid(tr("This client ID is too long: %1 characters at most.").arg(largestId));
    return {};
}

Result<void> checkClientSecret(const Secret &secret)
{
    if (secret.isEmpty())
        return invalid(tr("Enter the client secret."));
    if (secret.size() > CredentialStore::largestSecret)
        return invalid(tr("This client secret is too long: %1 bytes at most.").arg(CredentialStore::largestSecret));
    if (hasControls(QString::fromUtf8(secret.reveal())))
        return invalid(tr("A client secret has no blanks inside. Copy it again."));
    return {};
}

} // namespace airdesk
