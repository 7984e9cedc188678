// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/addserverwizard.h"

#include "auth/keychainstore.h"
#include "auth/sessionstore.h"
#include "backend/session.h"
#include "demo/demoserver.h"
#include "dialogs/credentialsdialog.h"
#include "fakekeychain.h"
#include "widgets/problembox.h"
#include "wizard/newserver.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QClipboard>
#include <QDesktopServices>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace airdesk;
using namespace airdesk::ui;
using namespace Qt::StringLiterals;
using demo::Action;
using demo::DemoServer;
using demo::Rule;

namespace {

demo::Options quiet(demo::Edition edition = demo::Edition::Enterprise)
{
    demo::Options options;
    options.edition = edition;
    options.connections = 6;
    options.historyRuns = 0;
    options.schedules = false;
    return options;
}

//! A first start: an empty folder, a demo server, and the wizard open in front of them.
struct Desk
{
    explicit Desk(const demo::Options &options = quiet(), std::unique_ptr<CredentialStore> keychain = std::make_unique<SessionStore>())
        : server(options), session(dir.path(), std::move(keychain)), added(&wizard, &AddServerWizard::serverAdded)
    {
        fault = server.start();
        session.start();
        wizard.show();
    }

    template <class T>
    T *find(const char *name)
    {
        const auto all = wizard.findChildren<T *>(QLatin1StringView(name));
        for (T *one : all) {
            if (one->isVisibleTo(&wizard))
                return one;
        }
        if (all.isEmpty())
            qCritical("no such widget: %s", name);
        return all.isEmpty() ? nullptr : all.constFirst();
    }
    void click(const char *name) { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    void type(const char *name, const QString &text)
    {
        auto *field = find<QLineEdit>(name);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    void paste(const char *name, const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        auto *field = find<QLineEdit>(name);
        field->setFocus();
        field->selectAll();
        QTest::keySequence(field, QKeySequence::Paste);
        QGuiApplication::clipboard()->clear();
    }
    [[nodiscard]] bool isNextOn() { return wizard.button(QWizard::NextButton)->isEnabled(); }
    void next() { QTest::mouseClick(wizard.button(QWizard::NextButton), Qt::LeftButton); }
    void finish() { QTest::mouseClick(wizard.button(QWizard::FinishButton), Qt::LeftButton); }
    [[nodiscard]] QString hint() { return find<QAbstractButton>("wizardHint")->text(); }
    [[nodiscard]] QString problem(const char *name) { return find<ProblemBox>(name)->words(); }
    [[nodiscard]] bool isStored() { return QFile::exists(session.profiles()->fileName()); }

    QTemporaryDir dir;
    DemoServer server;
    Session session;
    AddServerWizard wizard{&session};
    QSignalSpy added;
    QString fault;
};

#define OPEN(desk) \
    QVERIFY2((desk).fault.isEmpty(), qPrintable((desk).fault)); \
    QVERIFY(QTest::qWaitForWindowExposed(&(desk).wizard))

#define ON_STEP(desk, step) QTRY_COMPARE((desk).wizard.currentId(), int(AddServerWizard::step))

//! From the address to the credentials, where nothing stands in the way.
#define PASS_CHECK(desk, address) \
    (desk).type("addressEdit", address); \
    (desk).next(); \
    ON_STEP(desk, AccessStep); \
    QTRY_VERIFY((desk).isNextOn()); \
    (desk).next(); \
    ON_STEP(desk, CredentialsStep)

std::unique_ptr<CredentialStore> keychainOf(test::FakeKeychain *keychain)
{
    KeychainTiming quick;
    quick.waitingAfter = std::chrono::milliseconds(100);
    quick.retryPauses = {std::chrono::milliseconds(10)};
    return std::make_unique<KeychainStore>(std::make_unique<test::FakeBackend>(keychain), std::make_unique<test::FakeKeyring>(keychain), quick);
}

//! Catches what would open the browser.
class Browser : public QObject
{
    Q_OBJECT
public:
    Browser() { QDesktopServices::setUrlHandler(u"http"_s, this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(u"http"_s); }
    QUrl opened;
public Q_SLOTS:
    void open(const QUrl &url) { opened = url; }
};

} // namespace

class TestWizard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void firstStartByKeyboard();
    void case_05_aWrongSecretIsExplainedAndStays();
    void case_17_plainHttpNeedsConsent();
    void case_18_badAddressesAreRefusedAtTheField_data();
    void case_18_badAddressesAreRefusedAtTheField();
    void case_03_aPageOfTheWebAppIsCorrectedByAClick();
    void case_16_oneCertificateIsAcceptedTwice();
    void case_02_noAuthentication();
    void case_15_basicAuthentication();
    void case_31_noWorkspaceAndOneByHand();
    void pasteForms_data();
    void pasteForms();
    void abctlIsRun();
    void case_14_theBrowserOpensApplicationsBelowThePrefix();
    void case_75_noKeychainMeansThisSessionOnly();
    void case_77_aLockedKeychainOffersToUnlock();
    void case_79_aSilentKeychainCanBeLeftBehind();
    void nothingIsSavedBeforeTheLastStep();
    void namesAreUniqueAndSuggested();
    void goingBackKeepsWhatWasTyped();
    void aFolderThatCannotBeWritten();
    void credentialsDialogReplacesOnlyWhatWorks();

private:
    QTemporaryDir m_certs;
};

void TestWizard::initTestCase()
{
    QCOMPARE(QProcess::execute(qEnvironmentVariable("AIRDESK_SOURCE_DIR") + u"/tests/support/make-certs.sh"_s, {m_certs.path()}), 0);
}

void TestWizard::firstStartByKeyboard()
{
    Desk desk;
    OPEN(desk);
    QTRY_COMPARE(desk.wizard.focusWidget(), desk.find<QLineEdit>("addressEdit"));
    QVERIFY(!desk.isNextOn());
    QVERIFY(desk.hint().contains(u"address"_s));
    QTest::keyClicks(desk.wizard.focusWidget(), desk.server.url().toString());
    QTest::keyClick(desk.wizard.focusWidget(), Qt::Key_Return);
    ON_STEP(desk, AccessStep);
    QTRY_VERIFY(desk.isNextOn());
    QVERIFY(desk.find<QLabel>("checkSummaryLabel")->text().contains(u"passed"_s));
    desk.click("copyReportButton");
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"API root"_s));
    QTest::keyClick(&desk.wizard, Qt::Key_Return);
    ON_STEP(desk, CredentialsStep);
    desk.type("clientIdEdit", desk.server.clientId());
    desk.type("clientSecretEdit", desk.server.clientSecret());
    QCOMPARE(desk.find<QLineEdit>("clientSecretEdit")->echoMode(), QLineEdit::Password);
    QTest::keyClick(desk.find<QLineEdit>("clientSecretEdit"), Qt::Key_Return);
    ON_STEP(desk, WorkspacesStep);
    auto *list = desk.find<QTableWidget>("workspaceList");
    QCOMPARE(list->rowCount(), 3);
    QTRY_COMPARE(list->item(0, 1)->text(), u"2"_s); // 6 connections in 3 workspaces
    QTest::keyClick(&desk.wizard, Qt::Key_Return);
    ON_STEP(desk, NameStep);
    QCOMPARE(desk.find<QLineEdit>("serverNameEdit")->text(), u"Local"_s);
    desk.type("serverNameEdit", u"Staging"_s);
    desk.click("greenSwatch");
    desk.click("readOnlyCheckBox");
    desk.finish();
    QTRY_COMPARE(desk.added.size(), 1);
    QVERIFY(!desk.wizard.isVisible());
    const ServerProfile profile = desk.session.profiles()->profiles().at(0);
    QCOMPARE(desk.added.at(0).at(0).value<ServerId>(), profile.id);
    QCOMPARE(profile.name, u"Staging"_s);
    QCOMPARE(profile.color, u"green"_s);
    QVERIFY(profile.readOnly);
    QCOMPARE(profile.address, desk.server.url());
    QCOMPARE(profile.clientId, desk.server.clientId());
    QVERIFY(!profile.publicBase.isEmpty());
    QTRY_COMPARE(desk.session.backend(profile.id)->state(), ServerState::Connected);
    QFile file(desk.session.profiles()->fileName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(desk.server.clientSecret().toUtf8()));
}

void TestWizard::case_05_aWrongSecretIsExplainedAndStays()
{
    Desk desk(quiet(demo::Edition::Community)); // 400, with the reason two levels deep
    OPEN(desk);
    PASS_CHECK(desk, desk.server.url().toString());
    desk.type("clientIdEdit", desk.server.clientId());
    desk.type("clientSecretEdit", u"not-the-secret-of-this-server"_s);
    desk.server.clearRequests();
    desk.next();
    QTRY_VERIFY(desk.problem("credentialsProblem").contains(u"rejected"_s));
    QVERIFY(desk.problem("credentialsProblem").contains(u"Invalid client id or token"_s));
    QVERIFY(!desk.problem("credentialsProblem").contains(u"not-the-secret"_s));
    QCOMPARE(desk.server.count(u"POST"_s, u"/api/public/v1/applications/token"_s), 1); // not tried again by itself
    QCOMPARE(desk.wizard.currentId(), int(AddServerWizard::CredentialsStep));
    QCOMPARE(desk.find<QLineEdit>("clientIdEdit")->text(), desk.server.clientId());
    QCOMPARE(desk.find<QLineEdit>("clientSecretEdit")->text(), u"not-the-secret-of-this-server"_s);
    QVERIFY(!desk.isStored());
    desk.type("clientSecretEdit", desk.server.clientSecret());
    QVERIFY(desk.problem("credentialsProblem").isEmpty());
    desk.next();
    ON_STEP(desk, WorkspacesStep);
}

void TestWizard::case_17_plainHttpNeedsConsent()
{
    Desk desk;
    OPEN(desk);
    auto *consent = desk.find<QCheckBox>("consentCheckBox");
    desk.type("addressEdit", u"http://127.0.0.1:8000"_s);
    QVERIFY(!consent->isVisible());
    QVERIFY(desk.isNextOn());
    desk.type("addressEdit", u"http://192.0.2.10:8000"_s);
    QVERIFY(consent->isVisible());
    QVERIFY(!desk.isNextOn());
    QVERIFY(desk.find<QLabel>("addressMessage")->text().contains(u"not encrypted"_s));
    QTest::mouseClick(consent, Qt::LeftButton, {}, QPoint(8, consent->height() / 2));
    QVERIFY(desk.isNextOn());
    desk.type("addressEdit", u"http://192.0.2.11:8000"_s); // said for one address only
    QVERIFY(!consent->isChecked());
    QVERIFY(!desk.isNextOn());
}

void TestWizard::case_18_badAddressesAreRefusedAtTheField_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << u"   "_s;
    QTest::newRow("broken") << u"http://[::1"_s;
    QTest::newRow("other scheme") << u"ftp://example.com"_s;
    QTest::newRow("no host") << u"https://"_s;
    QTest::newRow("bad port") << u"localhost:99999"_s;
    QTest::newRow("long") << u"https://"_s + QString(1500, u'a');
}

void TestWizard::case_18_badAddressesAreRefusedAtTheField()
{
    QFETCH(QString, typed);
    Desk desk;
    OPEN(desk);
    desk.find<QLineEdit>("addressEdit")->setText(typed);
    QVERIFY(!desk.isNextOn());
    QVERIFY(!desk.hint().isEmpty());
    QVERIFY(!desk.find<QLabel>("addressMessage")->text().isEmpty());
}

void TestWizard::case_03_aPageOfTheWebAppIsCorrectedByAClick()
{
    Desk desk;
    OPEN(desk);
    desk.type("addressEdit", desk.server.url().toString() + u"/some/page"_s);
    desk.next();
    ON_STEP(desk, AccessStep);
    QTRY_VERIFY(desk.wizard.findChild<QLabel *>(u"whatHappenedLabel"_s));
    QVERIFY(!desk.isNextOn());
    QCOMPARE(desk.hint(), u"Next needs a working API root."_s);
    QVERIFY(desk.find<QLabel>("checkSummaryLabel")->text().contains(u"1 failed"_s));
    desk.click("suggestionButton0"); // use the address that answers
    QTRY_VERIFY(desk.isNextOn());
    desk.wizard.back();
    QCOMPARE(desk.find<QLineEdit>("addressEdit")->text(), desk.server.url().toString());
}

void TestWizard::case_16_oneCertificateIsAcceptedTwice()
{
    demo::Options options = quiet();
    options.tlsCertificate = m_certs.filePath(u"selfsigned.pem"_s);
    options.tlsKey = m_certs.filePath(u"selfsigned.key"_s);
    Desk desk(options);
    OPEN(desk);
    desk.type("addressEdit", desk.server.url().toString());
    desk.next();
    QTRY_VERIFY(desk.wizard.findChild<QAbstractButton *>(u"suggestionButton3"_s));
    QVERIFY(!desk.isNextOn());
    desk.click("suggestionButton3");
    const QString digits = desk.find<QLabel>("fingerprintLabel")->text().remove(u' ');
    QCOMPARE(digits.size(), 64);
    QVERIFY(!desk.isNextOn()); // the first click trusts nothing
    desk.click("cancelCertificateButton");
    desk.click("suggestionButton3");
    desk.click("confirmCertificateButton");
    QTRY_VERIFY(desk.isNextOn());
    desk.next();
    ON_STEP(desk, CredentialsStep);
    desk.paste("pairEdit", desk.server.clientId() + u' ' + desk.server.clientSecret());
    desk.next();
    ON_STEP(desk, WorkspacesStep);
    desk.next();
    desk.finish();
    QTRY_COMPARE(desk.added.size(), 1);
    QCOMPARE(QString::fromLatin1(desk.session.profiles()->profiles().at(0).pinnedSha256).toUpper(), digits);
    QTRY_COMPARE(desk.session.backends().at(0)->state(), ServerState::Connected);
}

void TestWizard::case_02_noAuthentication()
{
    Desk desk(quiet(demo::Edition::None));
    OPEN(desk);
    desk.type("addressEdit", desk.server.url().toString());
    desk.next();
    QTRY_VERIFY(desk.wizard.findChild<QAbstractButton *>(u"suggestionButton6"_s)); // proposed
    desk.click("suggestionButton6");
    QTRY_VERIFY(desk.isNextOn());
    desk.next();
    ON_STEP(desk, CredentialsStep);
    QVERIFY(desk.find<QAbstractButton>("noneRadio")->isChecked());
    desk.server.clearRequests();
    desk.next();
    ON_STEP(desk, WorkspacesStep);
    desk.next();
    desk.finish();
    QTRY_COMPARE(desk.added.size(), 1);
    QCOMPARE(desk.session.profiles()->profiles().at(0).auth, AuthKind::None);
    QTRY_COMPARE(desk.session.backends().at(0)->state(), ServerState::Connected);
    QCOMPARE(desk.server.count(QString(), u"/applications/token"_s), 0);
}

void TestWizard::case_15_basicAuthentication()
{
    demo::Options options = quiet(demo::Edition::None);
    options.basicAuth = u"admin:open sesame"_s;
    Desk desk(options);
    OPEN(desk);
    desk.type("addressEdit", desk.server.url().toString());
    desk.next();
    QTRY_VERIFY(desk.wizard.findChild<QAbstractButton *>(u"suggestionButton5"_s));
    QVERIFY(!desk.isNextOn());
    desk.click("suggestionButton5");
    QTRY_VERIFY(desk.isNextOn());
    QTRY_VERIFY(desk.hint().contains(u"user name"_s));
    desk.next();
    ON_STEP(desk, CredentialsStep);
    QVERIFY(desk.find<QAbstractButton>("basicRadio")->isChecked());
    desk.type("basicUserEdit", u"admin"_s);
    desk.type("basicPasswordEdit", u"wrong"_s);
    desk.next();
    QTRY_VERIFY(desk.problem("credentialsProblem").contains(u"refused"_s));
    desk.type("basicPasswordEdit", u"open sesame"_s);
    desk.next();
    ON_STEP(desk, WorkspacesStep);
    desk.next();
    desk.finish();
    QTRY_COMPARE(desk.added.size(), 1);
    QCOMPARE(desk.session.profiles()->profiles().at(0).basicUser, u"admin"_s);
    QVERIFY(!desk.session.profiles()->profiles().at(0).publicBase.isEmpty());
    QTRY_COMPARE(desk.session.backends().at(0)->state(), ServerState::Connected);
}

void TestWizard::case_31_noWorkspaceAndOneByHand()
{
    Desk desk;
    OPEN(desk);
    desk.server.setVisibleWorkspaces(0);
    PASS_CHECK(desk, desk.server.url().toString());
    desk.paste("pairEdit", desk.server.clientId() + u' ' + desk.server.clientSecret());
    desk.next();
    ON_STEP(desk, WorkspacesStep);
    QVERIFY(desk.problem("noWorkspacesBox").contains(u"member of no workspace"_s));
    QVERIFY(desk.isNextOn());
    desk.type("workspaceIdEdit", u"00000000-0000-0000-0000-000000000000"_s);
    QTest::keyClick(desk.find<QLineEdit>("workspaceIdEdit"), Qt::Key_Return);
    QTRY_VERIFY(!desk.problem("workspaceProblem").isEmpty());
    QCOMPARE(desk.wizard.currentId(), int(AddServerWizard::WorkspacesStep)); // Enter looked it up and nothing else
    desk.server.setVisibleWorkspaces(-1);
    desk.type("workspaceIdEdit", desk.server.workspaceIds().at(0));
    desk.click("lookUpWorkspaceButton");
    QTRY_COMPARE(desk.find<QTableWidget>("workspaceList")->rowCount(), 1);
}

void TestWizard::pasteForms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    QTest::newRow("pair") << u"%1 %2"_s << u"pairEdit"_s;
    QTest::newRow("lines") << u"%1\n%2\n"_s << u"pairEdit"_s;
    QTest::newRow("colon") << u"%1:%2"_s << u"pairEdit"_s;
    QTest::newRow("json") << u"{\"client_id\": \"%1\", \"client_secret\": \"%2\"}"_s << u"pairEdit"_s;
    QTest::newRow("abctl") << u"\x1b[96m  Client-Id: \x1b[1m%1\x1b[0m\n  Client-Secret: %2\n"_s << u"pairEdit"_s;
    QTest::newRow("into the field of the ID") << u"%1 %2"_s << u"clientIdEdit"_s;
    QTest::newRow("into the field of the secret") << u"{\"clientId\":\"%1\",\"clientSecret\":\"%2\"}"_s << u"clientSecretEdit"_s;
}

void TestWizard::pasteForms()
{
    QFETCH(QString, text);
    QFETCH(QString, field);
    Desk desk;
    OPEN(desk);
    PASS_CHECK(desk, desk.server.url().toString());
    QVERIFY(!desk.isNextOn());
    desk.paste(field.toLatin1().constData(), text.arg(desk.server.clientId(), desk.server.clientSecret()));
    QCOMPARE(desk.find<QLineEdit>("clientIdEdit")->text(), desk.server.clientId());
    QCOMPARE(desk.find<QLineEdit>("clientSecretEdit")->text(), desk.server.clientSecret());
    QVERIFY(desk.find<QLineEdit>("pairEdit")->text().isEmpty());
    QVERIFY(desk.isNextOn());
}

void TestWizard::abctlIsRun()
{
#ifndef Q_OS_UNIX
    QSKIP("the stand-in is a shell script");
#endif
    QTemporaryDir bin;
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", bin.path().toLocal8Bit() + ':' + path);
    Desk desk;
    QFile script(bin.filePath(u"abctl"_s));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\n[ \"$1 $2\" = 'local credentials' ] || exit 2\nprintf '\\033[96m  Client-Id: " + desk.server.clientId().toUtf8()
                 + "\\033[0m\\n  Client-Secret: " + desk.server.clientSecret().toUtf8() + "\\n'\n");
    script.close();
    script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    AddServerWizard wizard(&desk.session); // made when abctl is there
    wizard.show();
    auto *run = wizard.findChild<QAbstractButton *>(u"runAbctlButton"_s);
    QVERIFY(run->isEnabled());
    run->click();
    QTRY_COMPARE(wizard.findChild<QLineEdit *>(u"clientIdEdit"_s)->text(), desk.server.clientId());
    QCOMPARE(wizard.findChild<QLineEdit *>(u"clientSecretEdit"_s)->text(), desk.server.clientSecret());
    QVERIFY(script.open(QIODevice::WriteOnly | QIODevice::Truncate));
    script.write("#!/bin/sh\necho 'cluster is not running' >&2\nexit 1\n");
    script.close();
    QTRY_VERIFY(run->isEnabled());
    run->click();
    auto *box = wizard.findChild<ProblemBox *>(u"credentialsProblem"_s);
    QTRY_VERIFY(box->words().contains(u"cluster is not running"_s));
    qputenv("PATH", path);
}

void TestWizard::case_14_theBrowserOpensApplicationsBelowThePrefix()
{
    demo::Options options = quiet();
    options.basePath = u"/airbyte/eu"_s;
    Desk desk(options);
    OPEN(desk);
    Browser browser;
    PASS_CHECK(desk, desk.server.url().toString());
    desk.click("openApplicationsButton");
    QVERIFY2(browser.opened.path().startsWith(u"/airbyte/eu/"_s), qPrintable(browser.opened.toString()));
    QVERIFY(browser.opened.path().contains(u"applications"_s));
}

void TestWizard::case_75_noKeychainMeansThisSessionOnly()
{
    test::FakeKeychain keychain;
    keychain.lock = LockState::NoService;
    keychain.error = test::FakeKeychain::Error::NoBackend;
    keychain.errors = -1;
    Desk desk(quiet(), keychainOf(&keychain));
    OPEN(desk);
    PASS_CHECK(desk, desk.server.url().toString());
    desk.paste("pairEdit", desk.server.clientId() + u' ' + desk.server.clientSecret());
    desk.next();
    ON_STEP(desk, WorkspacesStep);
    desk.next();
    QTRY_VERIFY(desk.find<QLabel>("keychainLabel")->text().contains(u"No keychain"_s));
    QVERIFY(desk.find<QCheckBox>("sessionOnlyCheckBox")->isChecked());
    desk.finish();
    QTRY_COMPARE(desk.added.size(), 1);
    QVERIFY(desk.session.profiles()->profiles().at(0).sessionOnly);
    QTRY_COMPARE(desk.session.backends().at(0)->state(), ServerState::Connected);
}

void TestWizard::case_77_aLockedKeychainOffersToUnlock()
{
    test::FakeKeychain keychain;
    keychain.lock = LockState::Locked;
    Desk desk(quiet(), keychainOf(&keychain));
    OPEN(desk);
    PASS_CHECK(desk, desk.server.url().toString());
    desk.paste("pairEdit", desk.server.clientId() + u' ' + desk.server.clientSecret());
    desk.next();
    ON_STEP(desk, WorkspacesStep);
    desk.next();
    desk.finish();
    QTRY_VERIFY(desk.problem("saveProblem").contains(u"its secret is not"_s));
    QCOMPARE(desk.session.backends().size(), size_t(1)); // nothing is lost
    QCOMPARE(desk.added.size(), 0);
    desk.click("unlockButton");
    QTRY_COMPARE(desk.added.size(), 1);
    QCOMPARE(keychain.entries.size(), 1);
    QCOMPARE(keychain.entries.begin()->reveal(), desk.server.clientSecret().toUtf8());
}

void TestWizard::case_79_aSilentKeychainCanBeLeftBehind()
{
    test::FakeKeychain keychain;
    Desk desk(quiet(), keychainOf(&keychain));
    OPEN(desk);
    PASS_CHECK(desk, desk.server.url().toString());
    desk.paste("pairEdit", desk.server.clientId() + u' ' + desk.server.clientSecret());
    desk.next();
    ON_STEP(desk, WorkspacesStep);
    desk.next();
    QTRY_VERIFY(desk.find<QLabel>("keychainLabel")->text().contains(u"Test Keyring"_s));
    keychain.silent = true;
    desk.finish();
    QTRY_VERIFY(desk.problem("saveProblem").contains(u"Waiting"_s));
    desk.click("goOnButton");
    QCOMPARE(desk.added.size(), 1);
    keychain.release(); // a late answer still counts
    QTRY_COMPARE(keychain.entries.size(), 1);
}

void TestWizard::nothingIsSavedBeforeTheLastStep()
{
    test::FakeKeychain keychain;
    Desk desk(quiet(), keychainOf(&keychain));
    OPEN(desk);
    PASS_CHECK(desk, desk.server.url().toString());
    desk.paste("pairEdit", desk.server.clientId() + u' ' + desk.server.clientSecret());
    desk.next();
    ON_STEP(desk, WorkspacesStep);
    desk.next();
    ON_STEP(desk, NameStep);
    QTest::mouseClick(desk.wizard.button(QWizard::CancelButton), Qt::LeftButton);
    QVERIFY(!desk.wizard.isVisible());
    QCOMPARE(desk.added.size(), 0);
    QVERIFY(!desk.isStored());
    QVERIFY(keychain.entries.isEmpty());
    QVERIFY(desk.session.backends().empty());
}

void TestWizard::namesAreUniqueAndSuggested()
{
    QTemporaryDir dir;
    ProfileStore store(dir.path());
    QCOMPARE(suggestServerName(store, QUrl(u"https://airbyte.staging.acme.example"_s)), u"staging.acme.example"_s);
    QCOMPARE(suggestServerColor(store), u"blue"_s);
    ServerProfile profile;
    profile.name = u"Local"_s;
    profile.address = QUrl(u"http://localhost:8000"_s);
    profile.auth = AuthKind::None;
    profile.color = u"blue"_s;
    QVERIFY(store.add(profile));
    QCOMPARE(suggestServerName(store, QUrl(u"http://127.0.0.1:8001"_s)), u"Local 2"_s);
    QVERIFY(suggestServerColor(store) != u"blue"_s);
    QVERIFY(!checkTypedAddress(u"http://example.com"_s, false));
    QVERIFY(checkTypedAddress(u"http://example.com"_s, true));
}

void TestWizard::goingBackKeepsWhatWasTyped()
{
    Desk desk;
    OPEN(desk);
    PASS_CHECK(desk, desk.server.url().toString());
    desk.type("clientIdEdit", u"half-typed"_s);
    desk.wizard.back();
    ON_STEP(desk, AccessStep);
    QTRY_VERIFY(desk.isNextOn());
    desk.next();
    QCOMPARE(desk.find<QLineEdit>("clientIdEdit")->text(), u"half-typed"_s);
}

void TestWizard::aFolderThatCannotBeWritten()
{
    Desk desk;
    OPEN(desk);
    PASS_CHECK(desk, desk.server.url().toString());
    desk.paste("pairEdit", desk.server.clientId() + u' ' + desk.server.clientSecret());
    desk.next();
    ON_STEP(desk, WorkspacesStep);
    desk.next();
    ON_STEP(desk, NameStep);
    // A folder where the file should be: works for every user, root included.
    QVERIFY(QDir(desk.dir.path()).mkpath(u"servers.json/in-the-way"_s));
    desk.finish();
    QTRY_VERIFY(desk.problem("saveProblem").contains(u"could not be saved"_s));
    QVERIFY(desk.wizard.isVisible());
    QCOMPARE(desk.added.size(), 0);
    QVERIFY(QDir(desk.session.profiles()->fileName()).removeRecursively());
    desk.finish();
    QTRY_COMPARE(desk.added.size(), 1);
}

void TestWizard::credentialsDialogReplacesOnlyWhatWorks()
{
    test::FakeKeychain keychain;
    Desk desk(quiet(demo::Edition::Oidc), keychainOf(&keychain));
    desk.wizard.hide();
    ServerProfile profile;
    profile.name = u"Staging"_s;
    profile.address = desk.server.url();
    profile.clientId = desk.server.clientId();
    const auto id = desk.session.addServer(profile, Secret(desk.server.clientSecret().toUtf8()), this, [](const CredentialResult &) {});
    QVERIFY(id);
    QTRY_COMPARE(keychain.entries.size(), 1);
    const auto second = desk.server.makeApplication(u"second"_s);

    CredentialsDialog dialog(desk.session.backend(*id), &desk.session);
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    dialog.open();
    const auto fill = [&dialog](const QString &secret) {
        auto *field = dialog.findChild<QLineEdit *>(u"clientSecretEdit"_s);
        field->clear();
        QTest::keyClicks(field, secret);
    };
    auto *clientId = dialog.findChild<QLineEdit *>(u"clientIdEdit"_s);
    QCOMPARE(clientId->text(), desk.server.clientId());
    clientId->setText(second.clientId);
    fill(u"wrong-secret"_s);
    auto *use = dialog.findChild<QAbstractButton *>(u"useCredentialsButton"_s);
    QTest::mouseClick(use, Qt::LeftButton);
    auto *box = dialog.findChild<ProblemBox *>(u"credentialsProblem"_s);
    QTRY_VERIFY(!box->words().isEmpty());
    QCOMPARE(desk.session.profiles()->find(*id)->clientId, desk.server.clientId());
    QCOMPARE(keychain.entries.begin()->reveal(), desk.server.clientSecret().toUtf8());
    fill(second.clientSecret);
    QTest::mouseClick(use, Qt::LeftButton);
    QTRY_COMPARE(accepted.size(), 1);
    QCOMPARE(desk.session.profiles()->find(*id)->clientId, second.clientId);
    QCOMPARE(keychain.entries.begin()->reveal(), second.clientSecret.toUtf8());
}

QTEST_MAIN(TestWizard)
#include "tst_wizard.moc"
