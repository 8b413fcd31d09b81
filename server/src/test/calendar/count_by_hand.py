#!/usr/bin/env python3
"""Counts the examples of DeadlineExampleTests apart from the server: another language, another way of counting.

The server walks forward day by day. Here every day from 2023 to 2028 is laid out once and marked as working or not, from the
yearly notices of the General Office of the State Council (the JSON of the public holiday-cn tables, one file a year, whose
folder is the argument); a term is then the n-th marked day of a filtered list. Nothing is read from the server's resources.

    count_by_hand.py FOLDER < cases.txt > deadline-examples.csv

A case: step | amount unit | from | pauses (from..to reason; ..) | extensions (amount unit; ..) | remark
A line that begins with # is a heading.
"""
import csv
import json
import pathlib
import sys
from datetime import date, datetime, timedelta

ONE = timedelta(days=1)
WEEK = "一二三四五六日"
UNITS = {"wd": ("WORKING_DAYS", "个工作日"), "d": ("DAYS", "日"), "h": ("HOURS", "小时"), "m": ("MINUTES", "分钟")}
BEGINS = {"ACCEPTANCE": "交办", "CLUE_RECEIPT": "登记", "FIRST_CHECK": "受理", "VERIFICATION": "交办", "COUNCIL": "提请会商",
          "RECTIFICATION_REVIEW": "约谈", "PENALTY_DECISION": "立案", "REFERRAL_APPROVAL": "报告",
          "REFERRAL_HANDOVER": "批准", "SEIZURE": "决定", "ON_SITE": "发现", "FOLLOW_UP": "销号",
          "FOLLOW_UP_SECOND": "销号", "CLAIM_RELEASE": "领取"}
# the terms that a law sets to the authority: the law has no rule that moves their end off a day off
STATUTORY = {"PENALTY_DECISION", "REFERRAL_APPROVAL", "REFERRAL_HANDOVER", "SEIZURE"}

notice, published = {}, set()
for file in sorted(pathlib.Path(sys.argv[1]).glob("20??.json")):
    year = json.loads(file.read_text())
    published.add(year["year"])
    for d in year["days"]:
        notice[date.fromisoformat(d["date"])] = (d["name"], d["isOffDay"])

everyday = [date(2022, 12, 1) + ONE * i for i in range((date(2029, 1, 1) - date(2022, 12, 1)).days)]
works = {d: (not notice[d][1] if d in notice else d.weekday() < 5) for d in everyday}


def md(d, year=False):
    return (f"{d.year}年" if year else "") + f"{d.month}月{d.day}日"


def span(a, b):
    if a == b:
        return md(a)
    if a.year != b.year:
        return md(a, True) + "至" + md(b, True)
    return md(a) + "至" + (f"{b.day}日" if a.month == b.month else md(b))


def named(days):
    """Neighbours of one name as one span."""
    out = []
    for d in days:
        if out and out[-1][0] == notice[d][0] and out[-1][2] + ONE == d:
            out[-1][2] = d
        else:
            out.append([notice[d][0], d, d])
    def words(name, a, b):
        if a == b:
            return name + md(a)
        return name + md(a) + "至" + (f"{b.day}日" if a.month == b.month else md(b))
    return [words(*x) for x in out]


def count(step, terms, start, pauses):
    still = {d for a, b, _ in pauses for d in everyday if a <= d <= (b or a)}
    standing = min((a for a, b, _ in pauses if b is None), default=None)
    reason_of_standing = next((r for a, b, r in sorted(pauses, key=lambda p: p[0]) if a == standing and b is None), "")
    marks, unknown = [], set()
    at, last = start, start.date()
    for amount, unit in terms:
        first = last
        if unit in "wdd":
            line = [d for d in everyday if d > first and d not in still and (unit == "d" or works[d])]
            counted = line[amount - 1]
            end = counted
            if unit == "d" and step not in STATUTORY:
                end = next(d for d in everyday if d >= counted and works[d] and d not in still)
                decisive = {y for y in range(counted.year, end.year + 1)}
            elif unit == "wd":
                decisive = {y for y in range((first + ONE).year, end.year + 1)}
            else:
                decisive = set()
            unknown |= {y for y in decisive if y not in published}
            left = None
            if standing is not None and standing <= counted:
                left = f"{amount - sum(1 for d in line[:amount] if d < standing)}{UNITS[unit][1]}"
            last, at = end, datetime.combine(end + ONE, datetime.min.time())
        else:
            minutes = amount * (60 if unit == "h" else 1)
            # the minutes of the days that run, one after the other
            day, here, todo, before = at.date(), at, minutes, minutes
            while True:
                room = 0 if day in still else int((datetime.combine(day + ONE, datetime.min.time()) - here).total_seconds() // 60)
                if todo <= room:
                    here += timedelta(minutes=todo)
                    if standing is not None and day < standing:
                        before = 0
                    break
                todo -= room
                if standing is not None and day < standing:
                    before = todo
                day += ONE
                here = datetime.combine(day, datetime.min.time())
            at = here
            counted = end = last = day
            left = None
            if standing is not None and standing <= day and before:
                left = (f"{before // 60}小时" if before >= 60 else "") + (f"{before % 60}分钟" if before % 60 else "")
        marks.append((amount, unit, first, counted, end, at, left))
    years = start.year != last.year
    text, stopped = "", False
    for i, (amount, unit, first, counted, end, when, left) in enumerate(marks):
        term = f"{amount}{UNITS[unit][1]}"
        if i:
            text += "；经批准延长" + term
        elif unit in "wdd":
            text += f"{term}，自{md(start.date(), years)}{BEGINS[step]}次日起算"
        else:
            text += f"{term}，自{md(start.date(), years)}{start:%H:%M}{BEGINS[step]}时起算"
        if stopped:
            continue
        opening = first + ONE if unit in "wdd" else first
        closed = [(a, b, r) for a, b, r in sorted(pauses, key=lambda p: p[0]) if b and b >= opening and a <= end]
        if closed:
            text += "，因" + "、".join(r + span(a, b) for a, b, r in closed) + "中止"
        if unit == "wd":
            horizon = standing if left else end
            seen = [d for d in everyday if first < d <= horizon and d in notice and d not in still]
            free = named([d for d in seen if notice[d][1]])
            made_up = [f"{md(d)}（周{WEEK[d.weekday()]}）" for d in seen if not notice[d][1]]
            text += ("，跳过" + "、".join(free) if free else "") + ("，" + "、".join(made_up) + "调休上班计入" if made_up else "")
        if left:
            stopped = True
            text += f"，{md(standing, years)}起因{reason_of_standing}中止，尚余{left}"
            continue
        if end != counted:
            why = notice[counted][0] if counted in notice else "周" + WEEK[counted.weekday()]
            text += f"，{md(counted, years)}届满遇{why}，依《民法典》第二百零三条顺延"
        if unit in "wdd":
            moment = md(end, years)
        else:
            midnight = when == datetime.combine(end + ONE, datetime.min.time())
            moment = md(end, years) + ("24:00" if midnight else f"{when:%H:%M}")
        text += f"，{moment}" + ("到期" if i == len(marks) - 1 else "期满")
        if unit == "d" and end == counted and not works[end]:
            text += "（当日休息，不顺延）"
    if stopped:
        text += "，恢复后继续计算"
    for y in sorted(unknown):
        text += f"（{y}年假期安排{'尚未公布' if y > max(published) else '未收录'}，{'暂按' if y > max(published) else '按'}周末计算）"
    return last, at, text + "。", not unknown


def term(text):
    number, unit = text.split()
    return int(number), unit


out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["step", "amount", "unit", "from", "pauses", "extensions", "due", "at", "calendarKnown", "sentence", "remark"])
for line in sys.stdin:
    line = line.strip()
    if not line or line.startswith("#"):
        continue
    step, amount, start, pauses, extensions, remark = (c.strip() for c in line.split("|"))
    start = datetime.fromisoformat(start)
    gaps = []
    for p in filter(None, (x.strip() for x in pauses.split(";"))):
        dates, reason = p.split(" ", 1)
        a, b = dates.split("..")
        gaps.append((date.fromisoformat(a), date.fromisoformat(b) if b else None, reason))
    more = [term(x.strip()) for x in extensions.split(";") if x.strip()]
    first = term(amount)
    due, at, sentence, known = count(step, [first] + more, start, gaps)
    out.writerow([step, first[0], UNITS[first[1]][0], start.isoformat(timespec="minutes"), pauses,
                  ";".join(f"{n} {UNITS[u][0]}" for n, u in more), due, at.isoformat(timespec="minutes"),
                  str(known).lower(), sentence, remark])
