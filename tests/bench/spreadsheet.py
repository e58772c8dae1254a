#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer that schools use today: a password-protected spreadsheet, driven
through LibreOffice's own interface. Packages libreoffice-calc and python3-uno,
which belongs to the system's Python; where they are not installed every work
answers that.

    spreadsheet.py FOLDER    answers works as the other programs of the bench do
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

PASSWORD = '晴空 correct horse 47'
SOUGHT = '焦虑'
OFFICE = '/usr/lib/libreoffice/program/soffice.bin'
HEAD = ('序号', '学号', '姓名', '性别', '班级', '日期', '家访人', '地址', '方式', '主题', '记录', '结果')
NOTES = 10  # the column of the notes

try:
    import uno
    from com.sun.star.beans import NamedValue, PropertyValue
    missing = None if os.path.exists(OFFICE) else 'not installed'
except ImportError:
    missing = 'not installed'


def named(make, name, value):
    pair = make()
    pair.Name = name
    pair.Value = value
    return pair


def prop(name, value):
    return named(PropertyValue, name, value)


class Office:
    """One running office; a profile of its own, which no other office has."""

    def __init__(self, folder):
        self.folder = folder
        self.profile = tempfile.mkdtemp(prefix='profile-', dir=folder)
        seed = os.path.join(folder, 'profile')
        if os.path.isdir(seed):
            shutil.rmtree(self.profile)
            shutil.copytree(seed, self.profile)
        pipe = 'bench%d_%d' % (os.getpid(), time.monotonic_ns())
        command = [OFFICE, '--headless', '--invisible', '--nologo', '--norestore', '--nodefault', '--nofirststartwizard',
                   '--accept=pipe,name=%s;urp;' % pipe, '-env:UserInstallation=file://' + self.profile]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
        while True:
            try:
                context = resolver.resolve('uno:pipe,name=%s;urp;StarOffice.ComponentContext' % pipe)
                break
            except Exception:
                if self.process.poll() == 81:  # a new profile asks for a second start
                    self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                elif self.process.poll() is not None:
                    raise SystemExit('the office ended with %s' % self.process.returncode)
                time.sleep(0.005)
        self.desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
        self.document = None
        self.sheet = None

    def load(self, path):
        self.document = self.desktop.loadComponentFromURL(
            'file://' + path, '_blank', 0, (prop('Hidden', True), prop('Password', PASSWORD)))
        self.sheet = self.document.Sheets.getByIndex(0)

    def close(self, keep=False):
        # A document that is left open leaves its lock behind.
        if self.document:
            self.document.close(True)
        try:
            self.desktop.terminate()
        except Exception:
            pass
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        seed = os.path.join(self.folder, 'profile')
        if keep and not os.path.isdir(seed):
            shutil.copytree(self.profile, seed)
        shutil.rmtree(self.profile, ignore_errors=True)


def encrypted(form):
    if form == 'ods':
        return (prop('FilterName', 'calc8'), prop('Password', PASSWORD))
    values = (named(NamedValue, 'OOXPassword', PASSWORD), named(NamedValue, 'CryptoType', 'Standard'))
    return (prop('FilterName', 'Calc MS Excel 2007 XML'),
            prop('EncryptionData', uno.Any('[]com.sun.star.beans.NamedValue', values)))


def table(office):
    office.document = office.desktop.loadComponentFromURL('private:factory/scalc', '_blank', 0, (prop('Hidden', True),))
    return office.document.Sheets.getByIndex(0)


class Bench:
    def __init__(self, folder):
        self.folder = os.path.abspath(folder)
        self.office = None
        self.opened = None

    def path(self, form, rows):
        """The workbook, made where it is not there."""
        path = os.path.join(self.folder, 'visits-%d.%s' % (rows, form))
        if os.path.exists(path):
            return path
        self.leave()
        office = Office(self.folder)
        sheet = table(office)
        sheet.getCellRangeByPosition(0, 0, 11, 0).setDataArray((HEAD,))
        block = []
        at = 1
        with open(os.path.join(self.folder, 'visits.tsv'), encoding='utf-8') as visits:
            for n, line in enumerate(visits):
                if n == rows:
                    break
                fields = line.rstrip('\n').split('\t')
                block.append(tuple([float(fields[0])] + fields[1:]))
                if len(block) == 5000:
                    sheet.getCellRangeByPosition(0, at, 11, at + 4999).setDataArray(tuple(block))
                    at += 5000
                    block = []
        if block:
            sheet.getCellRangeByPosition(0, at, 11, at + len(block) - 1).setDataArray(tuple(block))
        office.document.storeToURL('file://' + path, encrypted(form))
        office.close(keep=True)
        return path

    def leave(self):
        if self.office:
            self.office.close()
        self.office = None
        self.opened = None

    def open(self, form, rows):
        source = self.path(form, rows)
        copy = os.path.join(self.folder, 'work.' + form)
        self.leave()
        shutil.copy(source, copy)
        started = time.perf_counter()
        self.office = Office(self.folder)
        self.office.load(copy)
        seconds = time.perf_counter() - started
        self.opened = (form, rows)
        self.last = rows
        assert self.office.sheet.getCellByPosition(0, 1).Value == 1
        return seconds, rows

    def enter(self, form, rows):
        if self.opened != (form, rows):
            self.open(form, rows)

    def save(self, form, rows):
        self.enter(form, rows)
        sheet = self.office.sheet
        row = sheet.getCellRangeByPosition(0, 1, 11, 1).getDataArray()
        self.last += 1
        started = time.perf_counter()
        sheet.getCellRangeByPosition(0, self.last, 11, self.last).setDataArray(row)
        self.office.document.store()
        return time.perf_counter() - started, 1

    def find(self, form, rows):
        self.enter(form, rows)
        notes = self.office.sheet.getCellRangeByPosition(NOTES, 1, NOTES, self.last)
        search = notes.createSearchDescriptor()
        search.SearchString = SOUGHT
        started = time.perf_counter()
        found = notes.findAll(search)
        seconds = time.perf_counter() - started
        return seconds, sum(a.EndRow - a.StartRow + 1 for a in found.RangeAddresses)

    def pages(self):
        """The text of a hundred pages as lines of a sheet, converted."""
        source = os.path.join(self.folder, 'pages.ods')
        target = os.path.join(self.folder, 'pages.pdf')
        self.leave()
        if not os.path.exists(source):
            office = Office(self.folder)
            sheet = table(office)
            with open(os.path.join(self.folder, 'pages.txt'), encoding='utf-8') as pages:
                text = [line.rstrip('\n') for line in pages]
            lines = tuple((line[i:i + 33],) for line in text for i in range(0, len(line), 33))
            cells = sheet.getCellRangeByPosition(0, 0, 0, len(lines) - 1)
            cells.setDataArray(lines)
            cells.setPropertyValue('CharHeightAsian', 14.0)
            cells.Rows.setPropertyValue('Height', 917)
            cells.Columns.setPropertyValue('Width', 16500)
            office.document.storeToURL('file://' + source, (prop('FilterName', 'calc8'),))
            office.close(keep=True)
        started = time.perf_counter()
        office = Office(self.folder)
        office.load(source)
        office.document.storeToURL('file://' + target, (prop('FilterName', 'calc_pdf_Export'),))
        seconds = time.perf_counter() - started
        office.close()
        return seconds, os.path.getsize(target)


def main():
    bench = Bench(sys.argv[1])
    for line in sys.stdin:
        work = line.strip()
        if missing:
            print(work, 'none', missing, flush=True)
            continue
        if work == 'pages':
            seconds, count = bench.pages()
        else:
            what, form, rows = work.split('-')
            seconds, count = getattr(bench, what)(form, int(rows))
        print(work, repr(seconds), count, flush=True)
    bench.leave()


main()
