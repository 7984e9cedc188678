// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowfixture.h"

#include "uisettings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace airdesk;
using namespace airdesk::ui;
using namespace airdesk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;

void choose(QComboBox *combo, const QVariant &data)
{
    combo->setCurrentIndex(combo->findData(data));
    Q_EMIT combo->activated(combo->currentIndex());
}

} // namespace

class TestSettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void preferencesTakeEffectAtOnce()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        f.window->showPage(PageId::Settings);
        choose(f.find<QComboBox>("themeComboBox"), int(Theme::Dark));
        QCOMPARE(f.settings.value(settings::theme), Theme::Dark);
        choose(f.find<QComboBox>("startPageComboBox"), u"applications"_s);
        QCOMPARE(f.settings.value(settings::startPage), u"applications"_s);
        f.find<QSpinBox>("clipboardSpinBox")->setValue(45);
        QCOMPARE(f.settings.value(settings::clipboardSeconds), 45);
        choose(f.find<QComboBox>("startServerComboBox"), u"all"_s);
        f.window.reset();
        f.show({1440, 900});
        QCOMPARE(f.window->page(), PageId::Applications);
        QCOMPARE(f.window->windowTitle(), u"Airdesk"_s); // all servers
        f.settings.set(settings::theme, Theme::System);
    }

    void aServerIsRenamedAndMadeReadOnly()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(f.page()->isContentShown(), patience);
        f.window->showPage(PageId::Settings);
        auto *name = f.find<QLineEdit>("serverNameLineEdit");
        auto *save = f.find<QPushButton>("saveServerButton");
        QCOMPARE(name->text(), u"Staging"_s);
        QVERIFY(!save->isEnabled());
        QVERIFY(!save->toolTip().isEmpty());
        name->clear();
        QVERIFY(!save->isEnabled());
        QVERIFY(f.find<QLabel>("serverFormProblemLabel")->isVisible());
        QTest::keyClicks(name, u"Production"_s);
        QTest::mouseClick(f.find<QCheckBox>("readOnlyCheckBox"), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(save->isEnabled());
        QTest::mouseClick(save, Qt::LeftButton);
        const ServerProfile *profile = f.session.profiles()->find(f.id);
        QCOMPARE(profile->name, u"Production"_s);
        QVERIFY(profile->readOnly);
        QVERIFY(f.window->windowTitle().startsWith(u"Production"_s));
        QVERIFY(f.backend()->profile().readOnly);
    }

    void wrongFieldsAreSaidAndNotSaved_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("blank name") << u"serverNameLineEdit"_s << u"   "_s;
        QTest::newRow("long name") << u"serverNameLineEdit"_s << QString(9000, u'x');
        QTest::newRow("control characters") << u"serverNameLineEdit"_s << u"a\u0007b"_s;
        QTest::newRow("no address") << u"serverAddressLineEdit"_s << QString();
        QTest::newRow("strange scheme") << u"serverAddressLineEdit"_s << u"ftp://example.com"_s;
        QTest::newRow("plain http") << u"serverAddressLineEdit"_s << u"http://airbyte.example.com"_s;
    }
    void wrongFieldsAreSaidAndNotSaved()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        f.window->showPage(PageId::Settings);
        auto *line = f.window->findChild<QLineEdit *>(field);
        line->setText(text);
        QVERIFY(!f.find<QPushButton>("saveServerButton")->isEnabled());
        QVERIFY(!f.find<QLabel>("serverFormProblemLabel")->text().isEmpty());
        QTest::mouseClick(f.find<QPushButton>("revertServerButton"), Qt::LeftButton);
        QVERIFY(f.find<QLabel>("serverFormProblemLabel")->text().isEmpty());
        QCOMPARE(f.find<QLineEdit>("serverNameLineEdit")->text(), u"Staging"_s);
    }

    void aMissingCertificateFileIsSaidWhenSaving()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        f.window->showPage(PageId::Settings);
        f.find<QLineEdit>("caFileLineEdit")->setText(u"/nowhere/ca.pem"_s);
        QTest::mouseClick(f.find<QPushButton>("saveServerButton"), Qt::LeftButton);
        QVERIFY(!f.find<QLabel>("serverFormProblemLabel")->text().isEmpty());
        QVERIFY(f.session.profiles()->find(f.id)->caFile.isEmpty());
    }

    void forgettingCredentialsAsksAndNamesTheServer()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(f.page()->isContentShown(), patience);
        f.window->showPage(PageId::Settings);
        auto *forget = f.find<QPushButton>("forgetCredentialsButton");
        QTest::mouseClick(forget, Qt::LeftButton);
        auto *question = f.find<QDialog>("confirmDialog");
        QVERIFY(question);
        QVERIFY(question->findChild<QLabel *>(u"questionLabel"_s)->text().contains(u"Staging"_s));
        QTest::keyClick(question, Qt::Key_Escape);
        QVERIFY(f.backend()->tokens()->hasCredentials());
        QTRY_VERIFY(!f.find<QDialog>("confirmDialog"));
        QTest::mouseClick(forget, Qt::LeftButton);
        QTest::mouseClick(f.find<QDialog>("confirmDialog")->findChild<QPushButton *>(u"confirmButton"_s), Qt::LeftButton);
        QTRY_VERIFY(!f.backend()->tokens()->hasCredentials());
        QTRY_COMPARE(f.backend()->state(), ServerState::CredentialsNeeded);
    }
};

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
