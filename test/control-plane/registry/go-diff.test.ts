import { describe, expect, test } from 'vitest';
import { goDiff } from '../../../src/control-plane/registry/go-diff';

const spec = (container: object, rest: object = {}) => ({
  containers: [{ name: 'c', image: 'i', ...container }],
  ...rest,
});
const diff = (before: object, after: object) => goDiff('core.PodSpec', before, after);

/** Only the lines that went or came, without what leads up to them. */
const marked = (text: string) => text.split('\n').filter((line) => /^[-+]/.test(line));

test('a field of a container', () => {
  expect(diff(spec({ tty: true, args: ['x'] }), spec({ stdin: true, args: ['x'] }))).toBe(`  core.PodSpec{
  	Volumes:        nil,
  	InitContainers: nil,
  	Containers: []core.Container{
  		{
  			... // 19 identical fields
  			ImagePullPolicy: "",
  			SecurityContext: nil,
- 			Stdin:           false,
+ 			Stdin:           true,
  			StdinOnce:       false,
- 			TTY:             true,
+ 			TTY:             false,
  		},
  	},
  	EphemeralContainers: nil,
  	RestartPolicy:       "",
  	... // 28 identical fields
  }
`);
});

describe('what is compared how', () => {
  test('resources, by amount', () => {
    const limits = (cpu: string, memory: string) => spec({ resources: { limits: { cpu, memory } } });
    expect(marked(diff(limits('1', '1Gi'), limits('500m', '1024Mi')))).toEqual([
      '- \t\t\t\t\ts"cpu":    {i: resource.int64Amount{value: 1}, s: "1", Format: "DecimalSI"},',
      '+ \t\t\t\t\ts"cpu":    {i: resource.int64Amount{value: 500, scale: -3}, s: "500m", Format: "DecimalSI"},',
    ]);
  });
  test('an element more', () => {
    expect(
      marked(diff(spec({ env: [{ name: 'A' }] }), spec({ env: [{ name: 'A' }, { name: 'B', value: '1' }] }))),
    ).toEqual(['+ \t\t\t\t{Name: "B", Value: "1"},']);
  });
  test('a list where there was none', () => {
    expect(marked(diff(spec({}), spec({ command: ['sh', '-c'] })))).toEqual([
      '- \t\t\tCommand:    nil,',
      '+ \t\t\tCommand:    []string{"sh", "-c"},',
    ]);
  });
  test('a pointer where there was none', () => {
    expect(marked(diff(spec({}, { priority: 1 }), spec({}, { affinity: {} })))).toEqual([
      '- \tAffinity:          nil,',
      '+ \tAffinity:          &core.Affinity{},',
      '- \tPriority:          &1,',
      '+ \tPriority:          nil,',
    ]);
  });
  test('a port by number or name', () => {
    const probe = (port: number | string) => spec({ livenessProbe: { httpGet: { port } } });
    expect(marked(diff(probe(80), probe('web')))).toEqual([
      '- \t\t\t\t\t\t\tType:   0,',
      '+ \t\t\t\t\t\t\tType:   1,',
      '- \t\t\t\t\t\t\tIntVal: 80,',
      '+ \t\t\t\t\t\t\tIntVal: 0,',
      '- \t\t\t\t\t\t\tStrVal: "",',
      '+ \t\t\t\t\t\t\tStrVal: "web",',
    ]);
  });
  test("the host's namespaces stand in the security context", () => {
    expect(diff(spec({}, { securityContext: {} }), spec({}, { securityContext: {}, hostPID: true }))).toContain(`
  	SecurityContext: &core.PodSecurityContext{
  		HostNetwork:           false,
- 		HostPID:               false,
+ 		HostPID:               true,
  		HostIPC:               false,
  		ShareProcessNamespace: nil,
  		... // 11 identical fields
  	},
`);
  });
});
