// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/applicationspage_p.h"

#include "backend/session.h"
#include "format.h"
#include "pages/pageheader.h"
#include "pages/rotationpanel.h"
#include "pages/tokenpanel.h"
#include "servertrouble.h"
#include "widgets/buttons.h"
#include "widgets/progressline.h"

#include <QLocale>
#include <QTableView>

#include <algorithm>

namespace airdesk::ui {

using namespace Qt::StringLiterals;
using C = ApplicationModel::Column;
using Phase = ListState::Phase;

std::vector<Backend *> ApplicationsPage::Private::shownBackends() const
{
    if (server.isEmpty())
        return session->backends();
    Backend *one = session->backend(server);
    return one ? std::vector<Backend *>{one} : std::vector<Backend *>{};
}

ServerId ApplicationsPage::Private::currentServer() const
{
    if (!server.isEmpty())
        return server;
    const Key key = currentKey();
    if (!key.server.isEmpty())
        return key.server;
    const auto all = session->backends();
    return all.size() == 1 ? all.front()->id() : ServerId();
}

ApplicationsPage::Private::Key ApplicationsPage::Private::currentKey() const
{
    const QModelIndex index = table->currentIndex();
    return index.isValid() ? proxy.rowAt(index.row()).key : Key{};
}

void ApplicationsPage::Private::updateAll()
{
    const bool oneServer = !server.isEmpty() || session->backends().size() < 2;
    if (table->isColumnHidden(int(C::Server)) != oneServer) {
        table->setColumnHidden(int(C::Server), oneServer);
        arrange(q->width());
    }
    // Somebody has to be current, or the keyboard has no row to act on.
    if (!table->currentIndex().isValid() && proxy.rowCount() > 0)
        table->setCurrentIndex(proxy.index(0, 0));
    updateState();
    updateHeader();
    updateBanners();
    updateActions();
    updatePanels();
}

void ApplicationsPage::Private::updateState()
{
    const auto backends = shownBackends();
    const auto any = [&backends](auto test) { return std::any_of(backends.begin(), backends.end(), test); };
    const auto all = [&backends](auto test) { return std::all_of(backends.begin(), backends.end(), test); };
    const bool loading = any([](Backend *one) { return one->applications()->state().isLoading(); });
    progress->setActive(loading);
    int rows = 0;
    for (const Backend *backend : backends)
        rows += verbs.countOf(backend->id());
    if (rows > 0 && proxy.rowCount() > 0) {
        state->showContent();
        return;
    }
    if (rows > 0) {
        state->showEmpty({u"search"_s, ApplicationsPage::tr("No application matches"),
                          ApplicationsPage::tr("%n application(s) do not match what was typed.", nullptr, rows),
                          {{u"showAll"_s, ApplicationsPage::tr("Show all")}}});
        return;
    }
    if (backends.empty()) {
        state->showEmpty({u"server"_s, ApplicationsPage::tr("No server yet"),
                          ApplicationsPage::tr("Add a server to see its applications."), {}});
        return;
    }
    const auto support = [](Backend *one) { return one->applications()->support(); };
    if (all([&support](Backend *one) { return support(one) == ApplicationSupport::None; })) {
        state->showEmpty({u"unlock"_s, ApplicationsPage::tr("No applications on this server"),
                          ApplicationsPage::tr("Authentication is switched off: nobody signs in, so there are no client IDs, secrets or access tokens. "
                                               "Airdesk uses the server without any."),
                          {{u"browser"_s, ApplicationsPage::tr("Open in browser"), u"open-external"_s}}});
        return;
    }
    const bool waiting = any([](Backend *one) {
        return one->applications()->state().phase == Phase::NotAsked && !one->trouble();
    });
    if (loading || waiting) {
        state->showLoading(ApplicationsPage::tr("Reading applications"), ApplicationsPage::tr("The server is asked for yours."));
        return;
    }
    const auto broken = std::find_if(backends.begin(), backends.end(), [](Backend *one) {
        return one->trouble() || one->applications()->state().error;
    });
    if (broken != backends.end()) {
        const ApiError &error = (*broken)->trouble() ? *(*broken)->trouble() : *(*broken)->applications()->state().error;
        QList<PageState::Action> remedies;
        if (error.needsCredentials())
            remedies.append({QString(trouble::credentials), ApplicationsPage::tr("Enter credentials…"), u"applications"_s});
        state->showFault({ApplicationsPage::tr("The applications could not be read"), error.message, error.report(), {}, remedies});
        return;
    }
    QList<PageState::Action> next;
    if (verbs.whyNotCreate(currentServer()).isEmpty())
        next.append({u"create"_s, ApplicationsPage::tr("Create application"), u"plus"_s});
    next.append({u"browser"_s, ApplicationsPage::tr("Open in browser"), u"open-external"_s});
    state->showEmpty({u"applications"_s, ApplicationsPage::tr("No applications yet"),
                      ApplicationsPage::tr("An application is a client ID and a secret for a program that uses the API with your permissions."), next});
}

void ApplicationsPage::Private::updateHeader()
{
    const Backend *backend = session->backend(currentServer());
    const int count = proxy.rowCount();
    const auto limit = backend && !server.isEmpty() ? const_cast<Backend *>(backend)->applications()->limit() : std::nullopt;
    header->setCount(limit ? ApplicationsPage::tr("%1 of %2").arg(count).arg(*limit) : format::number(count));
}

std::optional<BannerContent> ApplicationsPage::Private::usedBanner() const
{
    if (trouble)
        return trouble;
    Backend *backend = session->backend(currentServer());
    if (!backend || backend->profile().auth != AuthKind::Application)
        return std::nullopt;
    const ServerProfile &profile = backend->profile();
    const auto test = verbs.testResult(profile.id);
    BannerContent content;
    content.kind = BannerKind::Good;
    content.icon = u"applications"_s;
    if (!test.isRunning)
        content.actions = {{u"test"_s, ApplicationsPage::tr("Test now")}};
    if (backend->tokens()->state() == TokenSource::State::NoCredentials || backend->tokens()->state() == TokenSource::State::Refused) {
        content.kind = BannerKind::Fault;
        content.title = ApplicationsPage::tr("Credentials needed.");
        content.text = backend->trouble() ? backend->trouble()->message
                                          : ApplicationsPage::tr("%1 has nothing to sign in with.").arg(profile.name);
        content.actions = {{QString(trouble::credentials), ApplicationsPage::tr("Enter…")}};
        return content;
    }
    const ApplicationRow *row = verbs.row({profile.id, ClientId(profile.clientId)});
    if (!row) {
        content.kind = BannerKind::Note;
        content.title = profile.clientId.left(13) + u'…';
        content.text = ApplicationsPage::tr("is the client ID that %1 uses; it is not among the applications listed.").arg(profile.name);
        return content;
    }
    content.title = row->application.name;
    QString where = profile.sessionOnly ? ApplicationsPage::tr("Its secret is kept for this session only")
                                        : ApplicationsPage::tr("Its secret is in the keychain (%1)").arg(session->credentials()->backendName());
    if (!test.text.isEmpty()) {
        if (!test.isGood)
            content.kind = BannerKind::Fault;
        content.text = ApplicationsPage::tr("is the application this server uses; %1").arg(test.text);
        return content;
    }
    if (const auto current = backend->tokens()->current())
        where = ApplicationsPage::tr("%1; last token at %2").arg(where, QLocale().toString(current->receivedAt.toLocalTime(), u"HH:mm:ss"_s));
    content.text = server.isEmpty() ? ApplicationsPage::tr("is the application %1 uses. %2.").arg(profile.name, where)
                                    : ApplicationsPage::tr("is the application this server uses. %1.").arg(where);
    return content;
}

std::optional<BannerContent> ApplicationsPage::Private::noteBanner() const
{
    Backend *backend = session->backend(currentServer());
    if (!backend)
        return std::nullopt;
    const ServerProfile &profile = backend->profile();
    BannerContent content;
    if (profile.readOnly) {
        content.kind = BannerKind::Plain;
        content.icon = u"lock"_s;
        content.title = ApplicationsPage::tr("%1 is read only.").arg(profile.name);
        content.text = ApplicationsPage::tr("Creating, deleting and rotating are off.");
        return content;
    }
    if (backend->applications()->support() == ApplicationSupport::Single) {
        content.title = ApplicationsPage::tr("One built-in application.");
        content.text = ApplicationsPage::tr("This edition has exactly one, so Create and Delete are off; the server does not say when it was made.");
        return content;
    }
    const auto limit = backend->applications()->limit();
    const int count = verbs.countOf(profile.id);
    if (limit && count >= *limit) {
        content.title = ApplicationsPage::tr("You have %1 of %2 applications.").arg(count).arg(*limit);
        content.text = ApplicationsPage::tr("This server allows so many for each user, so Create application is off. Delete one that nothing uses "
                                            "any more; then there is room to create or to rotate.");
        return content;
    }
    return std::nullopt;
}

void ApplicationsPage::Private::updateBanners()
{
    const auto show = [](Banner *banner, const std::optional<BannerContent> &content) {
        if (content)
            banner->present(*content);
        else
            banner->dismiss();
    };
    show(used, usedBanner());
    show(note, noteBanner());
}

void ApplicationsPage::Private::updateActions()
{
    const Key key = currentKey();
    const ApplicationRow *row = verbs.row(key);
    const QString none = row ? QString() : ApplicationsPage::tr("Choose an application.");
    setReason(createAction, verbs.whyNotCreate(currentServer()));
    setReason(tokenAction, verbs.whyNotToken(key));
    setReason(useAction, verbs.whyNotUse(key));
    setReason(deleteAction, row ? verbs.whyNotDelete(key) : none);
    setReason(copyIdAction, !row ? none : key.id.isEmpty() ? ApplicationsPage::tr("The client ID was not returned by the server.") : QString());
    const QString noSecret = !row                                 ? none
                             : row->application.secret.isEmpty() ? ApplicationsPage::tr("The client secret was not returned by the server.")
                                                                  : QString();
    setReason(copySecretAction, noSecret);
    setReason(showSecretAction, noSecret);
    const bool loading = progress->isActive();
    setReason(refreshAction, loading ? ApplicationsPage::tr("The applications are being read.") : QString());
    setReason(browserAction, session->backend(currentServer()) ? QString() : ApplicationsPage::tr("Choose one server first."));
}

void ApplicationsPage::Private::updatePanels()
{
    rotation->setServer(currentServer());
    // A token whose application is gone is not offered any longer.
    const Key &key = token->subject().key;
    if (!key.server.isEmpty() && !verbs.row(key) && !session->models()->applications.isListing(key.server))
        token->clear();
}

} // namespace airdesk::ui
