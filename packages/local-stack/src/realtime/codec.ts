import { isJsonArray, isJsonObject, parseJson } from './json.ts';

/** Serializer versions of the Phoenix channel protocol. `2.0.0` is what supabase-js speaks. */
export type ProtocolVersion = '1.0.0' | '2.0.0';

/** A frame as the server handles it, whatever serializer carried it. */
export type Frame = {
  readonly joinRef: string | null;
  readonly ref: string | null;
  readonly topic: string;
  readonly event: string;
  readonly payload: unknown;
};

/** A broadcast on its way to the members of a room; raw bytes stay bytes. */
export type BroadcastMessage = {
  readonly event: string;
  readonly payload: unknown;
  readonly meta?: { readonly id: string; readonly replayed?: true };
};

const KIND_USER_BROADCAST_PUSH = 3;
const KIND_USER_BROADCAST = 4;
const ENCODING_BINARY = 0;
const ENCODING_JSON = 1;
const PUSH_HEADER_BYTES = 7;
const MAX_FIELD_BYTES = 255;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads `vsn` of the socket's URL. Phoenix takes an absent one for 1.0.0.
 * @returns `null` for a version this server does not speak.
 */
export function parseProtocolVersion(vsn: string | null): ProtocolVersion | null {
  if (vsn === null || vsn === '1.0.0') return '1.0.0';
  return vsn === '2.0.0' ? '2.0.0' : null;
}

/** Decodes a text frame; `null` when it is malformed (the caller drops it and keeps the socket). */
export function decodeTextFrame(version: ProtocolVersion, text: string): Frame | null {
  const value = parseJson(text);
  if (version === '1.0.0') {
    if (!isJsonObject(value) || !('payload' in value) || !('ref' in value)) return null;
    return toFrame({ ...value, joinRef: value['join_ref'] });
  }
  if (!isJsonArray(value) || value.length !== 5) return null;
  const [joinRef, ref, topic, event, payload] = value;
  return toFrame({ joinRef, ref, topic, event, payload });
}

/** Decodes a kind-3 frame, in which supabase-js sends every broadcast; `null` when it is malformed. */
export function decodeBinaryFrame(bytes: Uint8Array): Frame | null {
  if (bytes.length < PUSH_HEADER_BYTES || bytes[0] !== KIND_USER_BROADCAST_PUSH) return null;
  const encoding = bytes[6];
  const fields: string[] = [];
  let offset = PUSH_HEADER_BYTES;
  try {
    for (const length of bytes.subarray(1, 6)) {
      if (offset + length > bytes.length) return null;
      fields.push(utf8.decode(bytes.subarray(offset, offset + length)));
      offset += length;
    }
    const [joinRef = '', ref = '', topic = '', event = ''] = fields;
    const body = bytes.subarray(offset);
    const payload =
      encoding === ENCODING_BINARY ? Uint8Array.from(body) : parseJson(utf8.decode(body));
    if (encoding !== ENCODING_BINARY && (encoding !== ENCODING_JSON || payload === undefined))
      return null;
    return {
      joinRef: joinRef === '' ? null : joinRef,
      ref: ref === '' ? null : ref,
      topic,
      event: 'broadcast',
      payload: { type: 'broadcast', event, payload },
    };
  } catch (error) {
    if (error instanceof TypeError) return null; // bytes that are not UTF-8
    throw error;
  }
}

/** Encodes a frame as text. Version 1.0.0 has no place for the join reference. */
export function encodeTextFrame(version: ProtocolVersion, frame: Frame): string {
  const { joinRef, ref, topic, event, payload } = frame;
  return JSON.stringify(
    version === '1.0.0' ? { topic, event, payload, ref } : [joinRef, ref, topic, event, payload],
  );
}

/**
 * Encodes a broadcast for one serializer: text for JSON payloads, kind 4 for raw bytes.
 * @returns `null` when the serializer cannot carry it (raw bytes on 1.0.0, or a field above 255 bytes).
 */
export function encodeBroadcast(
  version: ProtocolVersion,
  topic: string,
  message: BroadcastMessage,
): string | Uint8Array | null {
  const { event, payload, meta } = message;
  if (!(payload instanceof Uint8Array)) {
    const body = { type: 'broadcast', event, payload, ...(meta === undefined ? {} : { meta }) };
    return encodeTextFrame(version, {
      joinRef: null,
      ref: null,
      topic,
      event: 'broadcast',
      payload: body,
    });
  }
  if (version === '1.0.0') return null;
  const fields = [topic, event, meta === undefined ? '' : JSON.stringify(meta)].map((text) =>
    Buffer.from(text, 'utf8'),
  );
  if (fields.some((field) => field.length > MAX_FIELD_BYTES)) return null;
  const header = Buffer.from([
    KIND_USER_BROADCAST,
    ...fields.map((field) => field.length),
    ENCODING_BINARY,
  ]);
  return Buffer.concat([header, ...fields, payload]);
}

function toFrame(parts: { readonly [Part in keyof Frame]?: unknown }): Frame | null {
  const { joinRef, ref, topic, event, payload } = parts;
  if (typeof topic !== 'string' || typeof event !== 'string') return null;
  if (!isRef(ref) || !isRef(joinRef)) return null;
  return { joinRef: joinRef ?? null, ref: ref ?? null, topic, event, payload };
}

function isRef(value: unknown): value is string | null | undefined {
  return value === null || value === undefined || typeof value === 'string';
}
