// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowfixture.h"

#include "actions.h"
#include "firstrun.h"
#include "pagelist.h"
#include "pages/connectiondetails.h"
#include "pages/page.h"
#include "serverbar.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "uisettings.h"
#include "widgets/colorband.h"
#include "wizard/addserverwizard.h"

#include <QAbstractScrollArea>
#include <QAction>
#include <QCommandLinkButton>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace airdesk;
using namespace airdesk::ui;
using namespace airdesk::test;
using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 30'000;
}

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstStartInvites()
    {
        WindowFixture f;
        f.show({1440, 900});
        QVERIFY(f.window->isFirstRunShown());
        auto *add = f.find<QCommandLinkButton>("addServerCommandButton");
        QTRY_VERIFY(add->hasFocus());
        QSignalSpy demo(f.window.get(), &MainWindow::demoWanted);
        QTest::mouseClick(f.find<QCommandLinkButton>("tryDemoCommandButton"), Qt::LeftButton);
        QCOMPARE(demo.size(), 1);
        QTest::keyClick(add, Qt::Key_Space);
        auto *wizard = f.window->findChild<AddServerWizard *>();
        QVERIFY(wizard && wizard->isVisible());
        wizard->reject();
    }

    void aServerTakesTheWindowOver()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QVERIFY(!f.window->isFirstRunShown());
        QTRY_VERIFY_WITH_TIMEOUT(f.page()->isContentShown(), patience);
        QCOMPARE(f.window->windowTitle(), u"Staging – Airdesk"_s);
        QCOMPARE(f.find<ColorBand>("colorBand")->serverColor(), u"teal"_s);
        QCOMPARE(f.find<QLabel>("serverNameLabel")->text(), u"Staging"_s);
        QVERIFY(f.find<QLabel>("serverHostLabel")->text().startsWith(u"127.0.0.1"_s));
        QTRY_VERIFY(f.find<QLabel>("tokenLabel")->isVisible());
        QVERIFY(!f.window->windowTitle().contains(f.server.clientSecret()));
    }

    void everyPageIsReachedByMouseAndKeys()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(f.page()->isContentShown(), patience);
        auto *list = f.find<QListView>("pageListView");
        for (int row = 2; row >= 0; --row) {
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(row, 0)).center());
            QCOMPARE(int(f.window->page()), row);
            QTRY_VERIFY_WITH_TIMEOUT(f.window->currentPage()->isContentShown(), patience);
        }
        const std::array keys{std::pair{Qt::Key_2, PageId::Workspaces}, std::pair{Qt::Key_3, PageId::Applications}, std::pair{Qt::Key_1, PageId::Connections}};
        for (const auto &[key, page] : keys) {
            QTest::keyClick(f.window.get(), key, Qt::AltModifier);
            QCOMPARE(f.window->page(), page);
        }
        QTest::keyClick(f.window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(f.window->page(), PageId::Settings);
    }

    void removingTheLastServerComesBackToTheFirstPage()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(f.page()->isContentShown(), patience);
        f.find<QAction>("removeServerAction")->trigger();
        auto *question = f.find<QDialog>("confirmDialog");
        QVERIFY(question);
        QVERIFY(question->findChild<QLabel *>(u"questionLabel"_s)->text().contains(u"Staging"_s));
        QVERIFY(question->findChild<QPushButton *>(u"rejectButton"_s)->isDefault());
        QTest::mouseClick(question->findChild<QPushButton *>(u"confirmButton"_s), Qt::LeftButton);
        QTRY_VERIFY(f.window->isFirstRunShown());
        QCOMPARE(f.session.models()->connections.rowCount(), 0);
    }

    void itFoldsByWidth_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("serverBar");
        QTest::addColumn<int>("pageList");
        QTest::addColumn<bool>("details");
        QTest::newRow("1440") << QSize(1440, 900) << 72 << 160 << true;
        QTest::newRow("1200") << QSize(1200, 800) << 72 << 160 << true;
        QTest::newRow("1050") << QSize(1050, 700) << 72 << 160 << false;
        QTest::newRow("900") << QSize(900, 620) << 72 << 44 << false;
        QTest::newRow("720") << QSize(720, 450) << 52 << 44 << false;
    }
    void itFoldsByWidth()
    {
        QFETCH(QSize, size);
        QFETCH(int, serverBar);
        QFETCH(int, pageList);
        QFETCH(bool, details);
        WindowFixture f;
        QCOMPARE(f.open({1440, 900}), QString());
        QTRY_VERIFY_WITH_TIMEOUT(f.page()->isContentShown(), patience);
        f.window->resize(size);
        QCOMPARE(f.window->size(), size); // nothing inside wants more
        QCOMPARE(f.window->findChild<ServerBar *>()->width(), serverBar);
        QCOMPARE(f.window->findChild<PageList *>()->width(), pageList);
        QCOMPARE(f.find<ConnectionDetails>("connectionDetails")->isVisible(), details);
        using C = ConnectionModel::Column;
        QVERIFY(!f.table()->isColumnHidden(int(C::Status)));
        QVERIFY(!f.table()->isColumnHidden(int(C::Name)));
        QCOMPARE(f.table()->isColumnHidden(int(C::Schedule)), size.width() < 800);
        QTRY_VERIFY(f.table()->columnWidth(int(C::Name)) >= 100);
        f.window->resize(1440, 900);
        QCOMPARE(f.find<ConnectionDetails>("connectionDetails")->isVisible(), true);
    }

    void inALowWindowTheDetailsTakeThePlaceOfTheTable()
    {
        WindowFixture f;
        QCOMPARE(f.open({900, 500}), QString());
        QTRY_VERIFY_WITH_TIMEOUT(f.page()->isContentShown(), patience);
        QTest::keyClick(f.table(), Qt::Key_Return);
        QVERIFY(f.find<ConnectionDetails>("connectionDetails")->isVisible());
        QVERIFY(!f.table()->isVisible());
        QTest::mouseClick(f.find<QAbstractButton>("detailsBackButton"), Qt::LeftButton);
        QVERIFY(f.table()->isVisible());
    }

    void case_93_theWindowIsAlwaysOnAScreen_data()
    {
        QTest::addColumn<QByteArray>("saved");
        QWidget far;
        far.setGeometry(9000, 7000, 1000, 700);
        QTest::newRow("gone monitor") << far.saveGeometry();
        QTest::newRow("damaged") << QByteArray("\x01\xd9\xd0\xcb garbage");
        QTest::newRow("empty") << QByteArray();
    }
    void case_93_theWindowIsAlwaysOnAScreen()
    {
        QFETCH(QByteArray, saved);
        WindowFixture f;
        f.settings.set(settings::windowGeometry, saved);
        f.window = std::make_unique<MainWindow>(&f.session, &f.settings, MainWindow::Options{});
        f.window->show();
        const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
        QVERIFY2(screen.intersects(QRect(f.window->pos(), QSize(48, 48))), qPrintable(QDebug::toString(f.window->geometry())));
        QVERIFY(f.window->width() >= metrics::leastWidth);
    }

    void case_90_theThemeChangesWhileRunning()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        f.find<QAction>("darkThemeAction")->trigger();
        QVERIFY(colors().dark);
        QTRY_VERIFY(f.window->palette().color(QPalette::Base).lightness() < 128);
        f.find<QAction>("lightThemeAction")->trigger();
        QVERIFY(!colors().dark);
        QCOMPARE(f.settings.value(settings::theme), Theme::Light);
    }

    void everyActionHasANameATipAndAReasonWhenItIsOff()
    {
        WindowFixture f;
        f.show({1440, 900});
        int actions = 0;
        for (QMenu *menu : f.window->menuBar()->findChildren<QMenu *>(Qt::FindDirectChildrenOnly)) {
            for (const QAction *action : menu->actions()) {
                if (action->isSeparator() || action->menu())
                    continue;
                ++actions;
                QVERIFY2(!action->objectName().isEmpty(), qPrintable(action->text()));
                QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->objectName()));
                QVERIFY2(action->isEnabled() || action->toolTip() != QString(action->text()).remove(u'&'), qPrintable(action->objectName()));
            }
        }
        QVERIFY(actions > 30);
    }

    void everyWidgetThatTakesTheFocusSaysWhatItIs()
    {
        WindowFixture f;
        QCOMPARE(f.open(), QString());
        QTRY_VERIFY_WITH_TIMEOUT(f.page()->isContentShown(), patience);
        for (const PageId page : {PageId::Connections, PageId::Workspaces, PageId::Settings}) {
            f.window->showPage(page);
            for (const QWidget *widget : f.window->findChildren<QWidget *>()) {
                if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->objectName().startsWith(u"qt_"_s)
                    || qobject_cast<const QAbstractScrollArea *>(widget->parentWidget()))
                    continue;
                const auto *button = qobject_cast<const QAbstractButton *>(widget);
                const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) || qobject_cast<const QLabel *>(widget);
                QVERIFY2(named, qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
            }
        }
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
