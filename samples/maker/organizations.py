"""Social organizations: their own returns, and who brings them."""
from maker.codes import credit_code
from maker.entries import Return
from maker.tables import read

BOOKS = (("SAS.AID.GOODS.ORG", "goods"), ("SAS.AID.AMT.ORG", "amount"),
         ("CHV.WISH.ORG", "wishes"), ("CHV.FUNDRAISE.ORG", "fundraising"))


class Organizations:
    def __init__(self):
        self.rows = read("organizations")
        for row in self.rows:
            code = credit_code(row["kind"], row["area"], int(row["serial"]))
            assert code == row["code"], (code, row["code"])

    def check(self, figures):
        """The organizations' figures are those of figures.csv."""
        for indicator, column in BOOKS:
            total = sum(int(row[column]) for row in self.rows
                        if row["area"].startswith("4401"))
            assert total == figures.total(indicator, "2021"), indicator

    def returns(self):
        """[(folders, Return)]: its own folder, its registering organ's, or
        both."""
        return [(self.folders(row), self.report(row)) for row in self.rows]

    def folders(self, row):
        return {"own": [row["code"]], "bureau": [row["area"]],
                "both": [row["area"], row["code"]]}[row["folder"]]

    def report(self, row):
        report = Return(row["code"], "2021", "organization", name=row["name"])
        if "nil return" in row["note"]:
            report.nil = True
            return report
        for indicator, column in BOOKS:
            report.add(indicator, row[column])
        if row["served"]:
            report.add("COM.SW.SERVED", row["served"])
        return report

    def others(self, area, registered):
        """How many of the registered organizations file no return."""
        return registered - sum(row["area"] == area for row in self.rows)
