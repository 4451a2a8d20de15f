import { Gate, Lanes } from './gate.js';

const turn = (): Promise<void> => new Promise(setImmediate);

describe('a gate', () => {
  it('lets so many through, and the others in their order as room is made', async () => {
    const gate = new Gate(2);
    const inside: number[] = [];
    const leave: (() => void)[] = [];
    for (const n of [1, 2, 3, 4]) {
      void gate.enter().then((go) => {
        inside.push(n);
        leave.push(go);
      });
    }
    await turn();
    expect(inside).toEqual([1, 2]);
    leave[1]!();
    await turn();
    expect(inside).toEqual([1, 2, 3]);
    leave[0]!();
    leave[2]!();
    await turn();
    expect(inside).toEqual([1, 2, 3, 4]);
    expect(gate.idle).toBe(false);
    leave[3]!();
    expect(gate.idle).toBe(true);
  });
});

describe('lanes', () => {
  it('hold up who goes the same way, and nobody else', async () => {
    const lanes = new Lanes();
    const leave = await lanes.enter('feed-a');
    let through = false;
    const second = lanes.enter('feed-a').then((go) => {
      through = true;
      return go;
    });
    (await lanes.enter('feed-b'))();
    await turn();
    expect(through).toBe(false);
    leave();
    (await second)();
    (await lanes.enter('feed-a'))();
  });
});
