import { Transform } from 'class-transformer';

/** Reads `true` and `false`, and a bare `?flag` as true; anything else stays text and is refused. */
export function Flag(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => {
    if (value === 'true' || value === '') return true;
    return value === 'false' ? false : value;
  });
}
