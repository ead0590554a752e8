import { memoryFolder } from "../../src/archive/memory.ts";
import { folderContract } from "./folder.contract.ts";

folderContract("in memory", async () => memoryFolder());
