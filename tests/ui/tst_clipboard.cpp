// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clipboard.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace airdesk;
using namespace airdesk::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const Secret secret("s3cret-of-the-test");
QString held() { return QGuiApplication::clipboard()->text(); }
} // namespace

class TestClipboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->clear(); }

    void case_53_isTakenOutAfterItsTime()
    {
        SecretClipboard clipboard;
        QSignalSpy remaining(&clipboard, &SecretClipboard::remaining);
        QSignalSpy ended(&clipboard, &SecretClipboard::ended);
        clipboard.copy(secret, 2s);
        QCOMPARE(held(), u"s3cret-of-the-test"_s);
        QVERIFY(clipboard.holdsSecret());
        QCOMPARE(remaining.size(), 1);
        QCOMPARE(remaining.at(0).at(0).toInt(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(held(), QString(), 4000);
        QCOMPARE(ended.size(), 1);
        QVERIFY(remaining.size() >= 2);
        QVERIFY(remaining.last().at(0).toInt() >= 1);
        QVERIFY(!clipboard.holdsSecret());
        QCOMPARE(clipboard.secondsLeft(), 0);
    }

    void case_53_somethingElseCopiedStays()
    {
        SecretClipboard clipboard;
        QSignalSpy ended(&clipboard, &SecretClipboard::ended);
        clipboard.copy(secret, 1s);
        QGuiApplication::clipboard()->setText(u"mine"_s);
        QCOMPARE(ended.size(), 1); // nothing is counted any more
        QVERIFY(!clipboard.holdsSecret());
        QSignalSpy remaining(&clipboard, &SecretClipboard::remaining);
        QVERIFY(!remaining.wait(1500));
        QCOMPARE(held(), u"mine"_s);
        clipboard.clear();
        QCOMPARE(held(), u"mine"_s);
    }

    void case_53_quitTakesItOut()
    {
        SecretClipboard clipboard;
        clipboard.copy(secret, 60s);
        QVERIFY(!held().isEmpty());
        // what QApplication emits on its way out
        QVERIFY(QMetaObject::invokeMethod(qApp, "aboutToQuit"));
        QCOMPARE(held(), QString());
    }

    void case_53_itsEndTakesItOut()
    {
        {
            SecretClipboard clipboard;
            clipboard.copy(secret, 60s);
        }
        QCOMPARE(held(), QString());
    }

    void case_53_marksKeepItOutOfHistories()
    {
        SecretClipboard clipboard;
        clipboard.copy(secret, 60s);
        const QMimeData *data = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(data->data(u"x-kde-passwordManagerHint"_s), QByteArray("secret"));
        QVERIFY(data->hasFormat(u"application/x-nspasteboard-concealed-type"_s));
        const QString windows = u"application/x-qt-windows-mime;value=\"%1\""_s;
        QVERIFY(data->hasFormat(windows.arg(u"ExcludeClipboardContentFromMonitorProcessing"_s)));
        QCOMPARE(data->data(windows.arg(u"CanIncludeInClipboardHistory"_s)), QByteArray(4, '\0'));
        QCOMPARE(data->data(windows.arg(u"CanUploadToCloudClipboard"_s)), QByteArray(4, '\0'));
    }

    void copyingAgainStartsTheCountAnew()
    {
        SecretClipboard clipboard;
        clipboard.copy(secret, 1s);
        const Secret other("another-secret-value");
        QSignalSpy ended(&clipboard, &SecretClipboard::ended);
        clipboard.copy(other, 30s);
        QSignalSpy remaining(&clipboard, &SecretClipboard::remaining);
        QTRY_VERIFY_WITH_TIMEOUT(remaining.size() >= 2, 4000); // past the first one's end
        QCOMPARE(held(), u"another-secret-value"_s);
        QCOMPARE(ended.size(), 0);
        QVERIFY(clipboard.secondsLeft() > 20);
    }

    void emptySecretIsNotCopied()
    {
        QGuiApplication::clipboard()->setText(u"mine"_s);
        SecretClipboard clipboard;
        clipboard.copy({}, 30s);
        QCOMPARE(held(), u"mine"_s);
    }

    void plainTextStays()
    {
        {
            SecretClipboard clipboard;
            clipboard.copyPlain(u"6f1c2b7e"_s);
        }
        QCOMPARE(held(), u"6f1c2b7e"_s);
        QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasFormat(u"x-kde-passwordManagerHint"_s));
    }
};

QTEST_MAIN(TestClipboard)
#include "tst_clipboard.moc"
