import { TestEnvironment } from 'jest-environment-node';

/**
 * Node as tests see it, with the numbers' arrays of the world outside: Jest gives each test file a Float32Array of its own,
 * which onnxruntime, being native, does not take its results for.
 */
export default class extends TestEnvironment {
  constructor(...settings) {
    super(...settings);
    this.global.Float32Array = Float32Array;
  }
}
