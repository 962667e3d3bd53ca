import { describe, expect, it } from 'vitest';
import { sniffFileType } from './sniff-file-type.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...new TextEncoder().encode(part)] : part,
    ),
  );

const png = bytes([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 0x0d], 'IHDR');
const zip = bytes('PK', [3, 4, 20, 0]);
const ole = bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

describe('sniffFileType', () => {
  it.each([
    ['image/png', png],
    ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF')],
    ['image/gif', bytes('GIF89a')],
    ['image/gif', bytes('GIF87a')],
    ['image/webp', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 ')],
    ['application/pdf', bytes('%PDF-1.7\n')],
    ['application/zip', zip],
    ['application/msword', ole],
    ['video/mp4', bytes([0, 0, 0, 0x18], 'ftypisom')],
    ['audio/mpeg', bytes('ID3', [4])],
    ['audio/mpeg', bytes([0xff, 0xfb, 0x90])],
    ['text/plain', bytes('Grüße 👋\n')],
    ['text/plain', bytes('')],
  ])('knows %s by its content', (type, head) => {
    expect(sniffFileType(head)).toBe(type);
  });

  it.each([
    ['report.docx', zip, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['report.XLSX', zip, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['old.xls', ole, 'application/vnd.ms-excel'],
    ['data.csv', bytes('a,b\n1,2\n'), 'text/csv'],
    ['data.json', bytes('{}'), 'application/json'],
  ])('tells %s apart within its container', (name, head, type) => {
    expect(sniffFileType(head, name)).toBe(type);
  });

  it.each([
    ['photo.png', bytes('<script>alert(1)</script>'), 'text/plain'],
    ['photo.png', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'text/plain'],
    ['page.html', bytes('<!doctype html>'), 'text/plain'],
    ['data.json', png, 'image/png'],
    ['report.pdf', zip, 'application/zip'],
    ['sound.wav', bytes('RIFF', [1, 2, 3, 4], 'WAVE'), 'application/octet-stream'],
    ['tool.exe', bytes('MZ', [0x90, 0]), 'application/octet-stream'],
  ])('does not believe the name %s against the content', (name, head, type) => {
    expect(sniffFileType(head, name)).toBe(type);
  });

  it('takes text that is cut within a character for text', () => {
    expect(sniffFileType(bytes('ü').subarray(0, 1))).toBe('text/plain');
  });

  it('does not take bytes that are no UTF-8 for text', () => {
    expect(sniffFileType(bytes([0x41, 0xc0, 0x41]))).toBe('application/octet-stream');
  });
});
