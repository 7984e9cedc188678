// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/secret.h"

#include "support/scrubber.h"

#include <QDebug>
#include <QTest>
#include <QVariant>

#include <memory>
#include <type_traits>

using namespace airdesk;

// A secret converts to nothing that could be shown or stored by accident.
static_assert(!std::is_convertible_v<Secret, QString>);
static_assert(!std::is_convertible_v<Secret, QByteArray>);
static_assert(!std::is_convertible_v<Secret, QVariant>);
static_assert(!std::is_constructible_v<QString, Secret>);
static_assert(!std::is_constructible_v<QVariant, Secret>);
template <class T>
concept Printable = requires(QDebug debug, const T &value) { debug << value; };
static_assert(Printable<QString>);
static_assert(!Printable<Secret>);

class TestSecret : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsBytes()
    {
        const Secret secret(QByteArrayLiteral("Tq7mWz4XcR9aLe2V"));
        QVERIFY(!secret.isEmpty());
        QCOMPARE(secret.size(), 16);
        QCOMPARE(secret.reveal(), QByteArrayLiteral("Tq7mWz4XcR9aLe2V"));
    }

    void emptyIsEmpty()
    {
        const Secret nothing;
        const Secret empty((QByteArray()));
        QVERIFY(nothing.isEmpty() && empty.isEmpty());
        QCOMPARE(nothing.size(), 0);
        QVERIFY(nothing.reveal().isEmpty());
        QVERIFY(nothing == empty);
    }

    void comparesBytes()
    {
        const Secret secret(QByteArrayLiteral("one secret"));
        const Secret copy = secret;
        QVERIFY(copy == secret);
        QVERIFY(Secret(QByteArrayLiteral("one secret")) == secret);
        QVERIFY(!(Secret(QByteArrayLiteral("two secret")) == secret));
    }

    void copiesOutliveEachOther()
    {
        auto first = std::make_unique<Secret>(QByteArrayLiteral("pN5sKd8YbJ3hGf6U"));
        const Secret second = *first;
        first.reset();
        QCOMPARE(second.reveal(), QByteArrayLiteral("pN5sKd8YbJ3hGf6U"));
    }

    void callersOwnBytesAreLeftAlone()
    {
        const QByteArray original("pN5sKd8YbJ3hGf6U");
        {
            const Secret secret(original);
        }
        QCOMPARE(original, QByteArray("pN5sKd8YbJ3hGf6U"));
    }

    void fingerprintTellsApartWithoutGivingAway()
    {
        const Secret one(QByteArrayLiteral("Tq7mWz4XcR9aLe2V"));
        const Secret two(QByteArrayLiteral("pN5sKd8YbJ3hGf6U"));
        QCOMPARE(one.fingerprint().size(), 6);
        QCOMPARE(one.fingerprint(), Secret(one.reveal()).fingerprint());
        QVERIFY(one.fingerprint() != two.fingerprint());
        QVERIFY(!one.reveal().contains(one.fingerprint().toLatin1()));
    }

    void isScrubbedWhileItLives()
    {
        const QString text = QStringLiteral("the value Tq7mWz4XcR9aLe2V was sent");
        {
            const Secret secret(QByteArrayLiteral("Tq7mWz4XcR9aLe2V"));
            const Secret copy = secret;
            QVERIFY(!scrubber::scrub(text).contains(u"Tq7mWz4XcR9aLe2V"));
            {
                const Secret again(QByteArrayLiteral("Tq7mWz4XcR9aLe2V"));
            }
            QVERIFY(!scrubber::scrub(text).contains(u"Tq7mWz4XcR9aLe2V")); // the first one lives on
        }
        QCOMPARE(scrubber::scrub(text), text);
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
