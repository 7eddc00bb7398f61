import { describe, expect, it } from 'vitest';
import { fromEventsV1, toEventsV1 } from '../../../../../src/control-plane/registry/core/event/conversion';
import { eventStrategy } from '../../../../../src/control-plane/registry/core/event/strategy';
import type { Event } from '../../../../../src/kube/api/core/v1';
import type { Observed } from '../../../../observed';
import { created, createErrors, header, object, row } from '../../strategy-case';

const POD = 'involvedObject: {kind: Pod, namespace: default, name: web-0, fieldPath: "spec.containers{nginx}"}';

it('fields the API server always writes', () => {
  expect(created<Event>(eventStrategy, `{${POD}}`)).toMatchObject({
    eventTime: null,
    firstTimestamp: null,
    lastTimestamp: null,
    reportingComponent: '',
    reportingInstance: '',
    source: {},
  });
});

describe('errors', () => {
  it.each<[string, string[]]>([
    [`{${POD}}`, []],
    [
      '{involvedObject: {namespace: other}}',
      ['involvedObject.namespace: Invalid value: "other": does not match event.namespace'],
    ],
    ['{involvedObject: {kind: Node, name: n}}', []],
    [
      '{metadata: {namespace: blue}, involvedObject: {kind: Node, name: n}}',
      ['involvedObject.namespace: Invalid value: "": does not match event.namespace'],
    ],
    [
      `{${POD}, eventTime: "2026-11-22T10:00:00Z", reportingComponent: a.b/c}`,
      ['reportingInstance: Required value', 'action: Required value', 'reason: Required value'],
    ],
  ])('%s', (yaml, expected) => expect(createErrors(eventStrategy, yaml)).toEqual(expected));
});

it('field selectors', () => {
  const event = object<Event>(`{${POD}, reason: Killing, type: Normal, source: {component: kubelet}}`);
  expect(eventStrategy.selectableFields?.(event)).toMatchObject({
    'involvedObject.name': 'web-0',
    'involvedObject.kind': 'Pod',
    'involvedObject.fieldPath': 'spec.containers{nginx}',
    reason: 'Killing',
    type: 'Normal',
    source: 'kubelet',
    reportingComponent: '',
  });
});

describe('kubectl get', () => {
  it('titles', () =>
    expect(header(eventStrategy)).toBe('LAST SEEN|TYPE|REASON|OBJECT|MESSAGE||SUBOBJECT|SOURCE|FIRST SEEN|COUNT|NAME'));
  it.each<[string, string]>([
    [
      `{${POD}, type: Normal, reason: Killing, message: "Stopping container nginx\\n", source: {component: kubelet, host: n1}, firstTimestamp: "2026-11-22T10:28:00Z", lastTimestamp: "2026-11-22T10:29:55Z", count: 3}`,
      '5s|Normal|Killing|pod/web-0|Stopping container nginx||spec.containers{nginx}|kubelet, n1|2m|3|x',
    ],
    [
      '{involvedObject: {kind: Pod, name: waits}, type: Warning, reason: FailedScheduling, message: m, reportingComponent: default-scheduler, eventTime: "2026-11-22T10:29:55.000000Z"}',
      '5s|Warning|FailedScheduling|pod/waits|m|||default-scheduler|5s|1|x',
    ],
    [
      '{involvedObject: {kind: Node}, reason: r, series: {count: 4, lastObservedTime: "2026-11-22T10:29:58.000000Z"}, eventTime: "2026-11-22T10:29:00.000000Z"}',
      '2s||r|node|||||60s|4|x',
    ],
  ])('%s', (yaml, expected) => expect(row(eventStrategy, object(yaml))).toBe(expected));
});

it('events.k8s.io/v1', () => {
  const event = object(
    `{apiVersion: v1, kind: Event, ${POD}, message: m, source: {component: kubelet}, firstTimestamp: a, lastTimestamp: b, count: 2, reportingComponent: r}`,
  );
  const view = toEventsV1(event);
  expect(view).toEqual({
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata: event.metadata,
    regarding: (event as Observed).involvedObject,
    note: 'm',
    deprecatedSource: { component: 'kubelet' },
    deprecatedFirstTimestamp: 'a',
    deprecatedLastTimestamp: 'b',
    deprecatedCount: 2,
    reportingController: 'r',
  });
  expect(fromEventsV1(view)).toEqual(event);
});
