// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "servertrouble.h"

#include "backend/session.h"
#include "format.h"

#include <QCoreApplication>

namespace airdesk::ui::trouble {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ServerTrouble)
};

QString listsAge(Backend *backend)
{
    const QDateTime readAt = backend->connections()->state().readAt;
    return readAt.isValid() ? Words::tr("Lists are as of %1.").arg(format::shortTime(readAt)) : QString();
}

QString joined(const QStringList &sentences)
{
    QStringList filled;
    for (const QString &sentence : sentences) {
        if (!sentence.isEmpty())
            filled += sentence;
    }
    return filled.join(u' ');
}

BannerContent::Action action(QLatin1StringView id, const QString &words) { return {QString(id), words}; }

} // namespace

std::optional<BannerContent> of(Backend *backend, bool named)
{
    const ServerProfile &profile = backend->profile();
    const QString message = backend->trouble() ? backend->trouble()->message : QString();
    BannerContent content;
    switch (backend->state()) {
    case ServerState::NotReached: {
        content.kind = BannerKind::Fault;
        content.icon = u"not-reached"_s;
        content.title = Words::tr("Not reached.");
        const QDateTime next = backend->nextTryAt();
        content.text = joined({message, listsAge(backend),
                               next.isValid() ? Words::tr("Next try at %1.").arg(next.toLocalTime().toString(u"HH:mm:ss"_s)) : QString()});
        content.actions = {action(retry, Words::tr("Try again")), action(details, Words::tr("Details"))};
        break;
    }
    case ServerState::CredentialsRefused:
        content.kind = BannerKind::Fault;
        content.icon = u"applications"_s;
        content.title = Words::tr("Credentials refused.");
        content.text = joined({message, listsAge(backend)});
        content.actions = {action(credentials, Words::tr("Enter…")), action(details, Words::tr("Details"))};
        break;
    case ServerState::CredentialsNeeded:
        content.kind = BannerKind::Fault;
        content.icon = u"applications"_s;
        content.title = Words::tr("Credentials needed.");
        content.text = joined({message, listsAge(backend)});
        content.actions = {action(credentials, Words::tr("Enter…"))};
        if (backend->trouble() && backend->trouble()->kind == ApiError::Kind::Keychain)
            content.actions.append(action(retry, Words::tr("Try again")));
        break;
    case ServerState::KeychainLocked:
        content.kind = BannerKind::Warning;
        content.icon = u"lock"_s;
        content.title = Words::tr("Keychain locked.");
        content.text = joined({message, listsAge(backend)});
        content.actions = {action(unlock, Words::tr("Unlock…")), action(credentials, Words::tr("Enter…"))};
        break;
    case ServerState::KeychainWaiting:
        content.kind = BannerKind::Warning;
        content.icon = u"clock"_s;
        content.title = Words::tr("The keychain has not answered yet.");
        content.text = joined({Words::tr("It may be asking you something in another window."), listsAge(backend)});
        content.actions = {action(credentials, Words::tr("Enter…"))};
        break;
    case ServerState::NotEncrypted:
        content.kind = BannerKind::Warning;
        content.icon = u"unlock"_s;
        content.title = Words::tr("Not encrypted.");
        content.text = Words::tr("Tokens can be read on the way to %1.").arg(profile.address.host());
        content.actions = {action(settings, Words::tr("Use https…"))};
        break;
    case ServerState::Slow:
        content.kind = BannerKind::Note;
        content.icon = u"clock"_s;
        content.title = Words::tr("Slow server.");
        content.text = Words::tr("Answers take long; fewer are asked for at a time.");
        break;
    default:
        if (!backend->trouble())
            return std::nullopt;
        content.kind = BannerKind::Warning;
        content.title = Words::tr("Partly refused.");
        content.text = message;
        content.actions = {action(retry, Words::tr("Try again")), action(details, Words::tr("Details"))};
    }
    if (named)
        content.title = Words::tr("%1: %2").arg(profile.name, content.title);
    return content;
}

Backend *gravestOf(const Session *session)
{
    Backend *gravest = nullptr;
    for (Backend *one : session->backends()) {
        if (of(one, true) && (!gravest || one->state() < gravest->state()))
            gravest = one;
    }
    return gravest;
}

} // namespace airdesk::ui::trouble
