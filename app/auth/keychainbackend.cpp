// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/keychainbackend.h"

#include <qt6keychain/keychain.h>

namespace airdesk {
namespace {

const QString service = QStringLiteral("airdesk");

KeychainBackend::Answer::Error translated(QKeychain::Error error)
{
    using Error = KeychainBackend::Answer::Error;
    switch (error) {
    case QKeychain::NoError:
        return Error::None;
    case QKeychain::EntryNotFound:
        return Error::NotFound;
    case QKeychain::AccessDeniedByUser:
        return Error::DeniedByUser;
    case QKeychain::AccessDenied:
        return Error::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Error::NoBackend;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return Error::Other;
}

// Jobs have no parent and delete themselves: one that is deleted while it runs crashes inside the library.
class QtKeychainBackend final : public KeychainBackend
{
public:
    void read(const QString &key, Callback callback) override
    {
        start(new QKeychain::ReadPasswordJob(service), key, std::move(callback));
    }

    void write(const QString &key, const Secret &secret, Callback callback) override
    {
        auto *job = new QKeychain::WritePasswordJob(service);
        // Text, so that other tools of the desktop can read the entry.
        job->setTextData(QString::fromUtf8(secret.reveal()));
        start(job, key, std::move(callback));
    }

    void remove(const QString &key, Callback callback) override
    {
        start(new QKeychain::DeletePasswordJob(service), key, std::move(callback));
    }

private:
    static void start(QKeychain::Job *job, const QString &key, Callback callback)
    {
        job->setKey(key);
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, job, [callback](QKeychain::Job *done) {
            Answer answer;
            answer.error = translated(done->error());
            answer.text = done->error() == QKeychain::NoError ? QString() : done->errorString();
            if (const auto *read = qobject_cast<const QKeychain::ReadPasswordJob *>(done))
                answer.secret = Secret(read->binaryData());
            callback(answer);
        });
        job->start();
    }
};

} // namespace

std::unique_ptr<KeychainBackend> KeychainBackend::create() { return std::make_unique<QtKeychainBackend>(); }

} // namespace airdesk
