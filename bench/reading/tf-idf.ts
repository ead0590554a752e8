/** A text with the class it is of. */
export interface Labelled {
  readonly text: string;
  readonly label: string;
}

const rounds = 300;
const rate = 4;
/** A weight is drawn back by this part of itself each round. */
const decay = 0.001;

/**
 * A floor for benches: words weighed by how few texts have them (tf-idf, each text's vector of length one) and a softmax learned on
 * the open texts, each class counting the same. Returns what it takes another text for. Same texts: same answers.
 */
export function learnTfIdf(texts: readonly Labelled[]): (text: string) => string {
  const labels = [...new Set(texts.map((one) => one.label))].sort();
  const among = new Map<string, number>();
  for (const { text } of texts) for (const word of new Set(wordsOf(text))) among.set(word, (among.get(word) ?? 0) + 1);
  const kept = [...among].filter(([, count]) => count > 1);
  const number = new Map(kept.map(([word], at) => [word, at]));
  const rare = kept.map(([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1);
  const vectorOf = (text: string) => {
    const counts = new Map<number, number>();
    for (const word of wordsOf(text)) {
      const at = number.get(word);
      if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    const pairs = [...counts].map(([at, count]) => [at, count * rare[at]!] as const);
    const length = Math.hypot(...pairs.map(([, value]) => value)) || 1;
    return pairs.map(([at, value]) => [at, value / length] as const);
  };
  const rows = texts.map(({ text, label }) => ({ vector: vectorOf(text), label: labels.indexOf(label) }));
  const sizes = labels.map((label) => texts.filter((one) => one.label === label).length);
  const weights = labels.map(() => new Float64Array(kept.length + 1));
  const sharesOf = (vector: readonly (readonly [number, number])[]) => {
    const sums = weights.map((weight) =>
      vector.reduce((sum, [at, value]) => sum + weight[at]! * value, weight[kept.length]!),
    );
    const highest = Math.max(...sums);
    const raised = sums.map((sum) => Math.exp(sum - highest));
    const total = raised.reduce((sum, one) => sum + one, 0);
    return raised.map((one) => one / total);
  };
  for (let round = 0; round < rounds; round++)
    for (const { vector, label } of rows) {
      const shares = sharesOf(vector);
      const step = rate / (sizes[label]! * labels.length);
      weights.forEach((weight, other) => {
        const error = shares[other]! - (other === label ? 1 : 0);
        for (const [at, value] of vector) weight[at]! -= step * (error * value + decay * weight[at]!);
        weight[kept.length]! -= step * error;
      });
    }
  return (text) => {
    const shares = sharesOf(vectorOf(text));
    return labels[shares.indexOf(Math.max(...shares))]!;
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{2,30}/gu) ?? [];
}
