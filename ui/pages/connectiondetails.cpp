// SPDX-FileCopyrightText: 2026 The Airdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/connectiondetails.h"

#include "delegates/basedelegate.h"
#include "delegates/statusdelegate.h"
#include "pages/connectionrules.h"
#include "pages/streammodel.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/keyvaluegrid.h"
#include "widgets/progressline.h"
#include "widgets/runchart.h"
#include "widgets/tablesetup.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace airdesk::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! The strip over a list.
class SectionStrip : public QWidget
{
public:
    SectionStrip(QLabel *title, QWidget *parent) : QWidget(parent)
    {
        setFixedHeight(std::max(metrics::headerRow, fontMetrics().height() + 8));
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(metrics::groupMargin, 0, metrics::groupMargin, 0);
        title->setParent(this);
        layout->addWidget(title, 1);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), colors().window);
        painter.fillRect(QRect(0, 0, width(), 1), colors().line);
        painter.fillRect(QRect(0, height() - 1, width(), 1), colors().line);
    }
};

QLabel *makeLabel(const char *name, QWidget *parent, const QFont &font, bool quiet)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setFont(font);
    if (quiet)
        label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QHBoxLayout *lineOf(QWidget *left, QWidget *middle, QWidget *right)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::iconGap);
    line->addWidget(left);
    if (middle)
        line->addWidget(middle);
    line->addWidget(right, 1);
    return line;
}

} // namespace

ConnectionDetails::ConnectionDetails(Session *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_streams(new StreamModel(this)), m_stack(new QStackedWidget(this))
{
    setObjectName(u"connectionDetails"_s);
    setAccessibleName(tr("Details of the current connection"));
    setMinimumWidth(metrics::detailsLeast);

    auto *nothing = new QLabel(tr("Choose a connection to see its runs, streams and settings."), m_stack);
    nothing->setObjectName(u"noDetailsLabel"_s);
    nothing->setWordWrap(true);
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setMargin(metrics::pageMargin);
    nothing->setForegroundRole(QPalette::PlaceholderText);
    auto *page = new QWidget(m_stack);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildHeader(layout);

    m_scroll = new QScrollArea(page);
    m_scroll->setObjectName(u"detailsScrollArea"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    content->setAutoFillBackground(false);
    auto *sections = new QVBoxLayout(content);
    sections->setContentsMargins(0, 0, 0, metrics::groupMargin);
    sections->setSpacing(0);
    buildStatus(sections);
    buildLists(sections);
    sections->addStretch(1);
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);

    m_stack->addWidget(nothing);
    m_stack->addWidget(page);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(1, 0, 0, 0);
    whole->addWidget(m_stack);

    // Running along the rows with the arrow keys must not ask the server for every one of them.
    m_readTimer.setSingleShot(true);
    m_readTimer.setInterval(250ms);
    connect(&m_readTimer, &QTimer::timeout, this, &ConnectionDetails::readMore);
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(30ms);
    connect(&m_refreshTimer, &QTimer::timeout, this, &ConnectionDetails::refresh);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &ConnectionDetails::refresh);
    ConnectionModel *model = &session->models()->connections;
    connect(model, &QAbstractItemModel::dataChanged, this, [this, model](const QModelIndex &first, const QModelIndex &last) {
        const int row = m_key ? model->rowOf(*m_key) : -1;
        if (row >= first.row() && row <= last.row())
            m_refreshTimer.start();
    });
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] { m_refreshTimer.start(); });
    connect(&theme(), &UiTheme::changed, this, &ConnectionDetails::refresh);
    setConnection({});
}

void ConnectionDetails::buildHeader(QVBoxLayout *layout)
{
    m_back = makeIconButton(u"chevron-left"_s, tr("Back to the table"), this);
    m_back->setObjectName(u"detailsBackButton"_s);
    m_back->setVisible(false);
    m_close = makeIconButton(u"close"_s, tr("Close the details"), this);
    m_close->setObjectName(u"detailsCloseButton"_s);
    m_open = makeIconButton(u"open-external"_s, tr("Open in the server's web app"), this);
    m_open->setObjectName(u"detailsOpenButton"_s);
    m_shape = new QLabel(this);
    m_name = new ElidedLabel({}, this);
    m_name->setObjectName(u"detailsNameLabel"_s);
    QFont title = fonts::semibold();
    title.setPixelSize(QFontInfo(title).pixelSize() + 1);
    m_name->setFont(title);
    m_route = new ElidedLabel({}, this);
    m_route->setObjectName(u"detailsRouteLabel"_s);
    m_route->setFont(fonts::secondary());
    m_route->setTone(Tone::Secondary);
    m_sync = makeButton(tr("Sync now"), u"sync-now"_s, ButtonKind::Normal, this);
    m_sync->setObjectName(u"detailsSyncButton"_s);
    m_cancel = makeButton(tr("Cancel…"), u"cancel"_s, ButtonKind::Normal, this);
    m_cancel->setObjectName(u"detailsCancelButton"_s);
    m_more = makeIconButton(u"more"_s, tr("More"), this, false);
    m_more->setObjectName(u"detailsMoreButton"_s);
    m_moreMenu = new QMenu(m_more);
    m_moreMenu->setObjectName(u"detailsMoreMenu"_s);
    m_moreMenu->setToolTipsVisible(true);
    connect(m_more, &QToolButton::clicked, m_moreMenu,
            [this] { m_moreMenu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    for (QPushButton *button : {m_sync, m_cancel})
        button->setAutoRepeat(false);

    auto *names = new QHBoxLayout;
    names->setSpacing(metrics::iconGap);
    names->addWidget(m_back);
    names->addWidget(m_shape);
    names->addWidget(m_name, 1);
    names->addWidget(m_open);
    names->addWidget(m_close);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::gap);
    buttons->addWidget(m_sync);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_more);
    auto *box = new QVBoxLayout;
    box->setContentsMargins(metrics::groupMargin, metrics::gap, metrics::groupMargin, metrics::groupMargin);
    box->setSpacing(metrics::step);
    box->addLayout(names);
    box->addWidget(m_route);
    box->addSpacing(metrics::step);
    box->addLayout(buttons);
    layout->addLayout(box);

    const auto emitKey = [this](auto signal) {
        if (m_key)
            Q_EMIT(this->*signal)(*m_key);
    };
    connect(m_sync, &QPushButton::clicked, this, [emitKey] { emitKey(&ConnectionDetails::syncRequested); });
    connect(m_cancel, &QPushButton::clicked, this, [emitKey] { emitKey(&ConnectionDetails::cancelRequested); });
    connect(m_open, &QToolButton::clicked, this, [emitKey] { emitKey(&ConnectionDetails::openRequested); });
    connect(m_close, &QToolButton::clicked, this, &ConnectionDetails::closeRequested);
    connect(m_back, &QToolButton::clicked, this, &ConnectionDetails::closeRequested);
    connect(m_moreMenu, &QMenu::aboutToShow, this, [this] {
        const ConnectionRow *row = m_key ? m_session->models()->connections.connectionRow(*m_key) : nullptr;
        if (row)
            fillMore(*row);
    });
}

void ConnectionDetails::buildStatus(QVBoxLayout *layout)
{
    m_statusWord = makeLabel("detailsStatusLabel", this, fonts::semibold(), false);
    m_statusTime = makeLabel("detailsElapsedLabel", this, fonts::body(), false);
    m_job = new ElidedLabel({}, this);
    m_job->setObjectName(u"detailsJobLabel"_s);
    m_job->setFont(fonts::secondary());
    m_job->setTone(Tone::Secondary);
    m_job->setAlignment(Qt::AlignRight);
    m_bar = new ProgressBar(this);
    m_bar->setObjectName(u"detailsProgressBar"_s);
    m_bar->setAccessibleName(tr("Time against the usual time"));
    m_usual = makeLabel("detailsUsualLabel", this, fonts::secondary(), true);
    m_amount = new ElidedLabel({}, this);
    m_amount->setObjectName(u"detailsAmountLabel"_s);
    m_amount->setFont(fonts::secondary());
    m_amount->setTone(Tone::Secondary);
    m_amount->setAlignment(Qt::AlignRight);

    QLabel *runs = makeLabel("detailsRunsTitle", this, fonts::semibold(), false);
    runs->setText(tr("Last 30 runs"));
    QLabel *unit = makeLabel("detailsRunsUnit", this, fonts::secondary(), true);
    unit->setText(tr("minutes"));
    m_legend = makeLabel("detailsLegendLabel", this, fonts::secondary(), false);
    m_legend->setTextFormat(Qt::RichText);
    m_legend->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_chart = new RunChart(this);
    m_chart->setObjectName(u"runChart"_s);
    m_facts = new KeyValueGrid(this);
    m_facts->setObjectName(u"detailsFacts"_s);

    auto *box = new QVBoxLayout;
    box->setContentsMargins(metrics::groupMargin, metrics::groupMargin, metrics::groupMargin, metrics::groupMargin);
    box->setSpacing(metrics::step + 2);
    box->addLayout(lineOf(m_statusWord, m_statusTime, m_job));
    box->addWidget(m_bar);
    box->addLayout(lineOf(m_usual, nullptr, m_amount));
    box->addSpacing(metrics::groupMargin);
    box->addLayout(lineOf(runs, unit, m_legend));
    box->addWidget(m_chart);
    box->addSpacing(metrics::gap);
    box->addWidget(m_facts);
    layout->addLayout(box);
}

QTableView *ConnectionDetails::makeList(const char *name, const QString &accessibleName, QAbstractItemModel *model, int stretched)
{
    auto *list = new QTableView(this);
    list->setObjectName(QLatin1String(name));
    list->setAccessibleName(accessibleName);
    list->setModel(model);
    auto *cells = new BaseDelegate(list);
    cells->setLeastHeight(metrics::sideRow);
    list->setItemDelegate(cells);
    setUpTable(list, stretched);
    list->verticalHeader()->setDefaultSectionSize(metrics::rowHeight(fontMetrics(), metrics::sideRow));
    list->horizontalHeader()->hide();
    list->setFrameShape(QFrame::NoFrame);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setTabKeyNavigation(false);
    return list;
}

void ConnectionDetails::buildLists(QVBoxLayout *layout)
{
    m_streamsTitle = makeLabel("streamsTitleLabel", this, fonts::semibold(), false);
    m_streamList = makeList("streamTableView", tr("Streams"), m_streams, int(StreamModel::Column::Name));
    auto *mode = new BaseDelegate(m_streamList);
    mode->setWeight(BaseDelegate::Weight::Secondary);
    mode->setLeastHeight(metrics::sideRow);
    m_streamList->setItemDelegateForColumn(int(StreamModel::Column::Mode), mode);
    m_streamList->horizontalHeader()->resizeSection(int(StreamModel::Column::Mode), 132);

    m_jobsTitle = makeLabel("jobsTitleLabel", this, fonts::semibold(), false);
    m_jobsTitle->setText(tr("Recent jobs"));
    using J = JobModel::Column;
    m_jobList = makeList("jobTableView", tr("Recent jobs"), &m_jobs, int(J::Created));
    for (const J column : {J::Id, J::Connection, J::Type, J::Rows, J::Bytes})
        m_jobList->setColumnHidden(int(column), true);
    auto *status = new StatusDelegate(m_jobList);
    status->setLeastHeight(metrics::sideRow);
    m_jobList->setItemDelegateForColumn(int(J::Status), status);
    m_jobList->horizontalHeader()->resizeSection(int(J::Status), 108);
    m_jobList->horizontalHeader()->resizeSection(int(J::Duration), 100);

    const auto add = [this, layout](QLabel *title, QTableView *list) {
        layout->addWidget(new SectionStrip(title, this));
        auto *inset = new QHBoxLayout; // so that words stand under the words of the title
        inset->setContentsMargins(metrics::groupMargin - metrics::cellMargin, 0, metrics::groupMargin - metrics::cellMargin, 0);
        inset->addWidget(list);
        layout->addLayout(inset);
    };
    add(m_streamsTitle, m_streamList);
    add(m_jobsTitle, m_jobList);
}

void ConnectionDetails::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().base);
    painter.fillRect(QRect(0, 0, 1, height()), colors().line);
}

} // namespace airdesk::ui
