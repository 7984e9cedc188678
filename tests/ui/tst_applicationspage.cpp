// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/applicationspage.h"

#include "auth/keychainstore.h"
#include "auth/tokenfile.h"
#include "backend/session.h"
#include "delegates/buttondelegate.h"
#include "delegates/copydelegate.h"
#include "delegates/secretdelegate.h"
#include "demo/demoserver.h"
#include "dialogs/createapplicationdialog.h"
#include "fakekeychain.h"
#include "pages/rotationpanel.h"
#include "pages/tokenpanel.h"
#include "theme/theme.h"
#include "widgets/messagepage.h"
#include "widgets/pagestate.h"
#include "widgets/problembox.h"
#include "widgets/secretfield.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace airdesk;
using namespace airdesk::ui;
using namespace Qt::StringLiterals;
using demo::Action;
using demo::DemoServer;
using demo::Rule;
using C = ApplicationModel::Column;

namespace {

demo::Options quiet(demo::Edition edition)
{
    demo::Options options;
    options.edition = edition;
    options.connections = 5;
    options.historyRuns = 0;
    options.schedules = false;
    return options;
}

//! The page in front of a demo server; the keychain is a fake.
struct Desk
{
    explicit Desk(demo::Edition edition = demo::Edition::Enterprise, bool readOnly = false) : server(quiet(edition))
    {
        fault = server.start();
        if (edition == demo::Edition::Enterprise || edition == demo::Edition::Oidc)
            own = server.clientId();
        KeychainTiming quick;
        quick.retryPauses = {std::chrono::milliseconds(10)};
        session = std::make_unique<Session>(dir.path(), std::make_unique<KeychainStore>(
                                                            std::make_unique<test::FakeBackend>(&keychain),
                                                            std::make_unique<test::FakeKeyring>(&keychain), quick));
        session->start();
        ServerProfile profile;
        profile.name = u"Staging"_s;
        profile.address = server.url();
        profile.readOnly = readOnly;
        profile.auth = edition == demo::Edition::None ? AuthKind::None : AuthKind::Application;
        profile.clientId = server.clientId();
        const auto added = session->addServer(profile, Secret(server.clientSecret().toUtf8()), session.get(), [](const CredentialResult &) {});
        if (added)
            id = *added;
        else
            fault = added.error().message;
    }

    void open()
    {
        page = std::make_unique<ApplicationsPage>(session.get());
        page->resize(1240, 820);
        page->setServer(id);
        page->show();
        table = page->findChild<QTableView *>(u"applicationTableView"_s);
    }
    template <class T>
    T *find(const char *name) const
    {
        T *one = page->findChild<T *>(QLatin1StringView(name));
        if (!one)
            qCritical("no such object: %s", name);
        return one;
    }
    [[nodiscard]] QAction *action(const char *name) const { return find<QAction>(name); }
    [[nodiscard]] PageState *state() const { return find<PageState>("applicationsState"); }
    [[nodiscard]] Backend *backend() const { return session->backend(id); }
    [[nodiscard]] int rowOf(const QString &name) const
    {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, int(C::Name)).data().toString() == name)
                return row;
        }
        return -1;
    }
    [[nodiscard]] QModelIndex cell(const QString &name, C column) const { return table->model()->index(rowOf(name), int(column)); }
    void clickAt(const QPoint &at) const { QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at); }
    //! One of the painted buttons of a row.
    void press(const QString &name, const QString &button) const
    {
        const QModelIndex index = cell(name, C::Actions);
        auto *delegate = qobject_cast<ButtonDelegate *>(table->itemDelegateForIndex(index));
        clickAt(delegate->buttonRect(table->visualRect(index), button).center());
    }
    [[nodiscard]] QString usedName() const
    {
        const ApplicationRow *row = session->models()->applications.find({id, ClientId(backend()->profile().clientId)});
        return row ? row->application.name : QString();
    }
    template <class T>
    [[nodiscard]] T *dialog(const char *name) const
    {
        const auto all = page->findChildren<T *>(QLatin1StringView(name));
        for (T *one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    static void click(QWidget *in, const char *name)
    {
        auto *button = in->findChild<QAbstractButton *>(QLatin1StringView(name));
        if (!button)
            qCritical("no such button: %s", name);
        QTest::mouseClick(button, Qt::LeftButton);
    }

    QTemporaryDir dir;
    DemoServer server;
    test::FakeKeychain keychain;
    std::unique_ptr<Session> session;
    std::unique_ptr<ApplicationsPage> page;
    QTableView *table = nullptr;
    ServerId id;
    QString own;
    QString fault;
};

#define OPEN(desk) \
    QVERIFY2((desk).fault.isEmpty(), qPrintable((desk).fault)); \
    (desk).open(); \
    QVERIFY(QTest::qWaitForWindowExposed((desk).page.get())); \
    QTRY_COMPARE((desk).state()->state(), PageState::State::Content); \
    QTRY_VERIFY(!(desk).usedName().isEmpty()); \
    QTRY_VERIFY(!(desk).backend()->applications()->state().isLoading()); \
    QTRY_VERIFY((desk).action("generateTokenAction")->isEnabled())

} // namespace

class TestApplicationsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->clear(); }

    void case_48_rowsAreKnownByClientIdAndMissingValuesSaid()
    {
        Desk desk(demo::Edition::Oidc);
        const auto other = desk.server.makeApplication(u"nightly"_s);
        // Ids that change with every answer, secrets that are absent, null or blank.
        int answers = 0;
        desk.server.addRule(Rule::on(u"GET"_s, u"/applications$"_s, Action::patched([&answers](QJsonObject &body) {
            QJsonArray rows = body.value(u"applications"_s).toArray();
            for (qsizetype i = 0; i < rows.size(); ++i) {
                QJsonObject row = rows.at(i).toObject();
                row.insert(u"id"_s, u"id-%1-%2"_s.arg(++answers).arg(i));
                if (i == 0)
                    row.remove(u"clientSecret"_s);
                else
                    row.insert(u"clientSecret"_s, QJsonValue::Null);
                rows.replace(i, row);
            }
            body.insert(u"applications"_s, rows);
        })));
        OPEN(desk);
        QTRY_COMPARE(desk.table->model()->rowCount(), 3);
        QCOMPARE(desk.cell(u"nightly"_s, C::Secret).data().toString(), u"not returned by the server"_s);
        desk.table->setCurrentIndex(desk.cell(u"nightly"_s, C::Name));
        QTRY_VERIFY(!desk.action("copyClientSecretAction")->isEnabled());
        QVERIFY(desk.action("copyClientSecretAction")->toolTip().contains(u"not returned"_s));
        QTRY_VERIFY(!desk.action("generateTokenAction")->isEnabled());
        QVERIFY(desk.action("copyClientIdAction")->isEnabled());
        QTest::keySequence(desk.table, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), other.clientId);
        const int before = answers;
        desk.page->refresh();
        QTRY_VERIFY(answers > before && !desk.backend()->applications()->state().isLoading());
        QCOMPARE(desk.table->model()->rowCount(), 3);
        QCOMPARE(desk.table->currentIndex().siblingAtColumn(int(C::Name)).data().toString(), u"nightly"_s);
    }

    void case_49_theBuiltInApplicationIsExplained()
    {
        Desk desk(demo::Edition::Community);
        OPEN(desk);
        QCOMPARE(desk.table->model()->rowCount(), 1);
        const QString name = desk.usedName();
        QCOMPARE(desk.cell(name, C::Created).data().toString(), QString(QChar(0x2013)));
        for (const char *off : {"createApplicationAction", "deleteApplicationAction"}) {
            QVERIFY(!desk.action(off)->isEnabled());
            QVERIFY2(desk.action(off)->toolTip().contains(u"built-in"_s), qPrintable(desk.action(off)->toolTip()));
        }
        QVERIFY(desk.find<Banner>("applicationsNoteBanner")->content().title.contains(u"built-in"_s));
        desk.server.clearRequests();
        desk.press(name, u"delete"_s); // painted as off: nothing happens
        QTest::keyClick(desk.table, Qt::Key_Delete);
        QVERIFY(!desk.dialog<QDialog>("confirmDialog"));
        QVERIFY(!desk.find<QAbstractButton>("rotationButton")->isEnabled());
        // Tokens work all the same.
        desk.press(name, u"token"_s);
        QTRY_VERIFY(desk.find<TokenPanel>("tokenPanel")->hasToken());
        // Tried in spite of all, the error is explained.
        std::optional<ApiError> refusal;
        desk.backend()->applications()->create(u"x"_s, this, [&refusal](const Result<Application> &answer) {
            refusal = answer ? ApiError() : answer.error();
        });
        QTRY_VERIFY(refusal);
        QVERIFY(refusal->message.contains(u"built-in"_s));
    }

    void case_50_theLimitKeepsTheDialogOpen()
    {
        Desk desk;
        OPEN(desk);
        QCOMPARE(desk.table->model()->rowCount(), 1);
        desk.action("createApplicationAction")->trigger();
        auto *dialog = desk.dialog<CreateApplicationDialog>("createApplicationDialog");
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"applicationNameEdit"_s), u"nightly-scripts"_s);
        desk.server.makeApplication(u"made elsewhere"_s); // takes the last place meanwhile
        Desk::click(dialog, "createButton");
        auto *box = dialog->findChild<ProblemBox *>(u"createProblem"_s);
        QTRY_VERIFY(box->words().contains(u"User already has 2 Applications"_s));
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialog->findChild<QLineEdit *>(u"applicationNameEdit"_s)->text(), u"nightly-scripts"_s);
        QTRY_COMPARE(desk.table->model()->rowCount(), 2);
        // The offer is for the one that Airdesk does not use.
        QAbstractButton *offer = nullptr;
        for (auto *button : box->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->text().contains(u"made elsewhere"_s))
                offer = button;
        }
        QVERIFY(offer);
        QTest::mouseClick(offer, Qt::LeftButton);
        auto *confirm = desk.dialog<QDialog>("confirmDialog");
        QVERIFY(confirm);
        Desk::click(confirm, "confirmButton");
        QTRY_VERIFY(box->words().contains(u"room now"_s));
        Desk::click(dialog, "createButton");
        QTRY_VERIFY(dialog->findChild<SecretField *>(u"createdSecretField"_s)->isVisible());
        QVERIFY(!dialog->findChild<SecretField *>(u"createdSecretField"_s)->secret().isEmpty());
        // With two there is no room: said before anybody tries.
        QTRY_VERIFY(!desk.action("createApplicationAction")->isEnabled());
        QVERIFY(desk.action("createApplicationAction")->toolTip().contains(u"2 of 2"_s));
    }

    void case_51_deletingTheOneInUseWarnsAndLocksOut()
    {
        Desk desk(demo::Edition::Oidc);
        OPEN(desk);
        const QString name = desk.usedName();
        QTRY_COMPARE(desk.keychain.entries.size(), 1);
        desk.press(name, u"delete"_s);
        auto *confirm = desk.dialog<QDialog>("confirmDialog");
        QVERIFY(confirm);
        QVERIFY(confirm->findChild<QLabel *>(u"questionLabel"_s)->text().contains(name));
        const QString detail = confirm->findChild<QLabel *>(u"questionDetailLabel"_s)->text();
        QVERIFY(detail.contains(desk.own) && detail.contains(u"locks Airdesk out"_s));
        const int before = desk.server.applicationCount();
        QTest::keyClick(confirm, Qt::Key_Return); // Enter means no
        QCOMPARE(desk.server.applicationCount(), before);
        desk.press(name, u"delete"_s);
        confirm = desk.dialog<QDialog>("confirmDialog");
        Desk::click(confirm, "confirmButton");
        QTRY_COMPARE(desk.backend()->state(), ServerState::CredentialsNeeded);
        QVERIFY(!desk.backend()->tokens()->current());
        QVERIFY(!desk.backend()->tokens()->hasCredentials());
        QCOMPARE(desk.keychain.entries.size(), 1); // asked about first
        QTRY_VERIFY(desk.dialog<QDialog>("confirmDialog"));
        QVERIFY(desk.dialog<QDialog>("confirmDialog")->findChild<QLabel *>(u"questionLabel"_s)->text().contains(u"keychain"_s));
        Desk::click(desk.dialog<QDialog>("confirmDialog"), "confirmButton");
        QTRY_VERIFY(desk.keychain.entries.isEmpty());
        QTRY_COMPARE(desk.find<Banner>("usedApplicationBanner")->content().title, u"Credentials needed."_s);
    }

    void case_52_aTokenIsHiddenCountedSavedAndExpires()
    {
        Desk desk(demo::Edition::Oidc);
        OPEN(desk);
        desk.server.setTokenLifetime(std::chrono::seconds(3));
        const QString name = desk.usedName();
        desk.press(name, u"token"_s);
        auto *panel = desk.find<TokenPanel>("tokenPanel");
        QTRY_VERIFY(panel->hasToken());
        auto *field = desk.find<SecretField>("tokenField");
        QVERIFY(!field->isShown());
        const QString token = QString::fromUtf8(field->secret().reveal());
        QVERIFY(token.startsWith(u"ey"_s));
        QVERIFY(!field->accessibleName().contains(token));
        Desk::click(panel, "copyTokenButton");
        QCOMPARE(QGuiApplication::clipboard()->text(), token);
        QVERIFY(desk.find<QLabel>("copyTokenHint")->text().contains(u"30 s"_s));
        Desk::click(panel, "saveTokenButton");
        auto *dialog = desk.dialog<QFileDialog>("saveTokenDialog");
        QVERIFY(dialog);
        QVERIFY(dialog->selectedFiles().constFirst().endsWith(tokenFileName(QDate::currentDate())));
        const QString file = desk.dir.filePath(u"token-for-test"_s);
        Q_EMIT dialog->fileSelected(file);
        dialog->close();
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), token.toUtf8());
        QVERIFY(!(saved.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        // And then it is over.
        QTRY_VERIFY_WITH_TIMEOUT(panel->isExpired() && !desk.find<QAbstractButton>("copyTokenButton")->isEnabled(), 8000);
        QVERIFY(desk.find<QLabel>("tokenCaption")->text().contains(u"Expired"_s));
        QVERIFY(!desk.find<QAbstractButton>("saveTokenButton")->isEnabled());
        desk.server.setTokenLifetime(std::chrono::minutes(15));
        Desk::click(panel, "renewTokenButton");
        QTRY_VERIFY(!panel->isExpired());
        QVERIFY(desk.find<QAbstractButton>("copyTokenButton")->isEnabled());
        QVERIFY(QString::fromUtf8(field->secret().reveal()) != token);
        Desk::click(panel, "closeButton");
        QVERIFY(!panel->hasToken());
        QVERIFY(field->secret().isEmpty());
    }

    void case_53_aSecretIsCopiedWithAnEnd()
    {
        Desk desk(demo::Edition::Oidc);
        OPEN(desk);
        desk.page->setClipboardSeconds(2);
        const QModelIndex index = desk.cell(desk.usedName(), C::Secret);
        QVERIFY(!index.data().toString().contains(desk.server.clientSecret()));
        desk.clickAt(SecretDelegate::copyRect(desk.table->visualRect(index)).center());
        QCOMPARE(QGuiApplication::clipboard()->text(), desk.server.clientSecret());
        QTRY_VERIFY_WITH_TIMEOUT(QGuiApplication::clipboard()->text().isEmpty(), 5000);
        auto *delegate = qobject_cast<SecretDelegate *>(desk.table->itemDelegateForIndex(index));
        desk.clickAt(SecretDelegate::eyeRect(desk.table->visualRect(index)).center());
        QVERIFY(delegate->isShown(index));
        desk.action("showClientSecretAction")->trigger(); // the keyboard's way
        QVERIFY(!delegate->isShown(index));
    }

    void case_54_aNewSecretIsShownAndAskedAboutOnce()
    {
        Desk desk(demo::Edition::Oidc);
        OPEN(desk);
        desk.server.changeBehaviour([](demo::Behaviour &behaviour) { behaviour.applicationsWithoutSecret = false; });
        desk.action("createApplicationAction")->trigger();
        auto *dialog = desk.dialog<CreateApplicationDialog>("createApplicationDialog");
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"applicationNameEdit"_s), u"nightly"_s);
        QTest::keyClick(dialog->findChild<QLineEdit *>(u"applicationNameEdit"_s), Qt::Key_Return);
        auto *secret = dialog->findChild<SecretField *>(u"createdSecretField"_s);
        QTRY_VERIFY(secret->isVisible());
        QVERIFY(secret->isShown());
        const QByteArray value = secret->secret().reveal();
        Desk::click(dialog, "closeCreatedButton");
        QVERIFY(dialog->isVisible()); // asked
        QVERIFY(dialog->findChild<ProblemBox *>(u"unseenSecretBox"_s)->words().contains(u"never show it again"_s));
        Desk::click(dialog, "copyUnseenButton");
        QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), value);
        Desk::click(dialog, "closeCreatedButton");
        QVERIFY(!dialog->isVisible());
        // Lists without the secret do not take it away again.
        desk.server.changeBehaviour([](demo::Behaviour &behaviour) { behaviour.applicationsWithoutSecret = true; });
        desk.page->refresh();
        QTRY_VERIFY(!desk.backend()->applications()->state().isLoading());
        const ClientId created(desk.cell(u"nightly"_s, C::Id).data().toString());
        QCOMPARE(desk.session->models()->applications.secretOf({desk.id, created}).reveal(), value);
        desk.press(u"nightly"_s, u"use"_s);
        QTRY_COMPARE(desk.usedName(), u"nightly"_s);
        QTRY_COMPARE(desk.keychain.entries.value(KeychainStore::keyOf(desk.id)).reveal(), value);
        QTRY_VERIFY(desk.find<Banner>("usedApplicationBanner")->content().title == u"nightly"_s);
    }

    void case_54_closingTwiceGoesWithoutTheSecret()
    {
        Desk desk(demo::Edition::Oidc);
        OPEN(desk);
        desk.action("createApplicationAction")->trigger();
        auto *dialog = desk.dialog<CreateApplicationDialog>("createApplicationDialog");
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"applicationNameEdit"_s), u"nightly"_s);
        Desk::click(dialog, "createButton");
        QTRY_VERIFY(dialog->findChild<SecretField *>(u"createdSecretField"_s)->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
    }

    void namesAreChecked()
    {
        const QStringList taken{u"Ops"_s};
        QVERIFY(!CreateApplicationDialog::whyNot({}, taken).isEmpty());
        QVERIFY(!CreateApplicationDialog::whyNot(u"   "_s, taken).isEmpty());
        QVERIFY(!CreateApplicationDialog::whyNot(QString(10'000, u'x'), taken).isEmpty());
        QVERIFY(!CreateApplicationDialog::whyNot(u"a\nb"_s, taken).isEmpty());
        QVERIFY(!CreateApplicationDialog::whyNot(u" ops "_s, taken).isEmpty());
        QVERIFY(CreateApplicationDialog::whyNot(u"ops-2"_s, taken).isEmpty());
    }

    void rotationByClicks()
    {
        Desk desk;
        OPEN(desk);
        const QString oldName = desk.usedName();
        auto *panel = desk.find<RotationPanel>("rotationPanel");
        auto *button = desk.find<QAbstractButton>("rotationButton");
        const auto stepDone = [panel](ApplicationRotation::Step step) {
            return panel->rotation() && panel->rotation()->state(step) == ApplicationRotation::State::Done;
        };
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(panel->rotation());
        auto *name = desk.find<QLineEdit>("rotationNameEdit");
        QVERIFY(name->isVisible());
        name->setText(u"airdesk-next"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(stepDone(ApplicationRotation::Step::Create));
        QCOMPARE(desk.usedName(), oldName);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(stepDone(ApplicationRotation::Step::Test));
        QCOMPARE(desk.usedName(), oldName);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(stepDone(ApplicationRotation::Step::Switch));
        QCOMPARE(desk.usedName(), u"airdesk-next"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        auto *confirm = desk.dialog<QDialog>("confirmDialog");
        QVERIFY(confirm);
        QVERIFY(confirm->findChild<QLabel *>(u"questionLabel"_s)->text().contains(oldName));
        Desk::click(confirm, "confirmButton");
        QTRY_VERIFY(stepDone(ApplicationRotation::Step::Delete));
        QCOMPARE(desk.server.applicationCount(), 1);
        QCOMPARE(desk.rowOf(oldName), -1);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!panel->rotation());
        QCOMPARE(desk.keychain.entries.value(KeychainStore::keyOf(desk.id)),
                 desk.session->models()->applications.secretOf({desk.id, ClientId(desk.backend()->profile().clientId)}));
    }

    void rotationCanBeGivenUp()
    {
        Desk desk;
        OPEN(desk);
        const QString oldName = desk.usedName();
        auto *button = desk.find<QAbstractButton>("rotationButton");
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(desk.server.applicationCount(), 2);
        auto *giveUp = desk.find<QAbstractButton>("rotationSecondButton");
        QTRY_VERIFY(giveUp->isVisible() && giveUp->isEnabled());
        QTest::mouseClick(giveUp, Qt::LeftButton);
        QTRY_COMPARE(desk.server.applicationCount(), 1);
        QTRY_VERIFY(!desk.find<RotationPanel>("rotationPanel")->rotation());
        QCOMPARE(desk.usedName(), oldName);
    }

    void noAuthenticationIsExplained()
    {
        Desk desk(demo::Edition::None);
        QVERIFY2(desk.fault.isEmpty(), qPrintable(desk.fault));
        desk.open();
        QTRY_COMPARE(desk.state()->state(), PageState::State::Empty);
        QVERIFY(desk.find<MessagePage>("emptyPage")->text().contains(u"Authentication is switched off"_s));
        QVERIFY(!desk.action("createApplicationAction")->isEnabled());
    }

    void readOnlyServersSaySo()
    {
        Desk desk(demo::Edition::Oidc, true);
        OPEN(desk);
        for (const char *off : {"createApplicationAction", "deleteApplicationAction"}) {
            QVERIFY(!desk.action(off)->isEnabled());
            QVERIFY(desk.action(off)->toolTip().contains(u"read only"_s));
        }
        QVERIFY(desk.find<Banner>("applicationsNoteBanner")->content().title.contains(u"read only"_s));
    }

    void theApplicationInUseIsTested()
    {
        Desk desk(demo::Edition::Oidc);
        OPEN(desk);
        auto *banner = desk.find<Banner>("usedApplicationBanner");
        QTRY_COMPARE(banner->content().title, desk.usedName());
        Desk::click(banner, "test");
        QTRY_VERIFY(banner->content().text.contains(u"workspace"_s));
        QCOMPARE(banner->content().kind, BannerKind::Good);
        desk.server.addRule(Rule::on(u"GET"_s, u"/workspaces"_s, Action::answer(403, R"({"title":"forbidden","status":403})")));
        QTRY_VERIFY(banner->findChild<QAbstractButton *>(u"test"_s));
        Desk::click(banner, "test");
        QTRY_COMPARE(banner->content().kind, BannerKind::Fault);
    }

    void faultsAreExplainedAndTriedAgain()
    {
        Desk desk(demo::Edition::Oidc);
        QVERIFY2(desk.fault.isEmpty(), qPrintable(desk.fault));
        desk.server.addRule(Rule::on(u"GET"_s, u"/applications$"_s, Action::answer(403, R"({"title":"forbidden","status":403,"detail":"no"})")));
        desk.open();
        QTRY_COMPARE(desk.state()->state(), PageState::State::Fault);
        desk.server.clearRules();
        desk.page->refresh();
        QTRY_COMPARE(desk.state()->state(), PageState::State::Content);
    }

    void allServersShowTheirRows()
    {
        Desk desk(demo::Edition::Oidc);
        DemoServer second(quiet(demo::Edition::Community));
        QVERIFY(second.start().isEmpty());
        ServerProfile profile;
        profile.name = u"Laptop"_s;
        profile.address = second.url();
        profile.clientId = second.clientId();
        QVERIFY(desk.session->addServer(profile, Secret(second.clientSecret().toUtf8()), this, [](const CredentialResult &) {}));
        OPEN(desk);
        QVERIFY(desk.table->isColumnHidden(int(C::Server)));
        desk.page->setServer({});
        QTRY_COMPARE(desk.table->model()->rowCount(), 3);
        QVERIFY(!desk.table->isColumnHidden(int(C::Server)));
        for (int row = 0; row < 3; ++row) {
            const bool laptop = desk.table->model()->index(row, int(C::Server)).data().toString() == u"Laptop"_s;
            desk.table->setCurrentIndex(desk.table->model()->index(row, 0));
            QTRY_COMPARE(desk.action("deleteApplicationAction")->isEnabled(), !laptop);
        }
        desk.page.reset(); // before the second server goes
    }

    void theMenuHasEverythingAndReasons()
    {
        Desk desk(demo::Edition::Oidc);
        OPEN(desk);
        desk.table->setFocus();
        Q_EMIT desk.table->customContextMenuRequested(desk.table->visualRect(desk.cell(desk.usedName(), C::Name)).center());
        auto *menu = desk.page->findChild<QMenu *>(u"applicationMenu"_s);
        QVERIFY(menu);
        QVERIFY(menu->toolTipsVisible());
        QVERIFY(menu->actions().contains(desk.action("generateTokenAction")));
        QVERIFY(!desk.action("useApplicationAction")->isEnabled());
        QVERIFY(desk.action("useApplicationAction")->toolTip().contains(u"already"_s));
        menu->close();
    }
};

QTEST_MAIN(TestApplicationsPage)
#include "tst_applicationspage.moc"
