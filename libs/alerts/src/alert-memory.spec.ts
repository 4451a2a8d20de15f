import { AlertMemory } from './alert-memory.js';
import type { FoldedAlert } from './folded-alert.js';

const at = (revision: number): FoldedAlert => ({ alert: { state: 'none' }, revision });

describe('the memory of the desk', () => {
  it('is not turned back by an append that was slow to answer', () => {
    const memory = new AlertMemory(10);
    memory.keep('a', at(4));
    memory.keep('a', at(3));
    expect(memory.get('a')).toEqual(at(4));
  });

  it('lets go of what was not asked for the longest', () => {
    const memory = new AlertMemory(2);
    memory.keep('a', at(0));
    memory.keep('b', at(0));
    memory.get('a');
    memory.keep('c', at(0));
    expect(memory.get('b')).toBeUndefined();
    expect(memory.get('a')).toEqual(at(0));
    expect(memory.get('c')).toEqual(at(0));
  });

  it('forgets what it is told to', () => {
    const memory = new AlertMemory(2);
    memory.keep('a', at(0));
    memory.keep('b', at(0));
    memory.forget('a');
    expect(memory.get('a')).toBeUndefined();
    memory.clear();
    expect(memory.get('b')).toBeUndefined();
  });
});
