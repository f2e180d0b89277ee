' Edits forms as people do: types into cells and controls, adds and deletes rows, takes controls away, saves in another format.
' The plan is a text file, one step a line, parts by tabs; what fails is written beside it.
Option Explicit

Dim oDocument As Object
Dim sFailures As String

Sub Run
  Dim oAccess As Object, oStream As Object, sLine As String, sPlan As String
  sPlan = Environ("GONGWEN_PLAN")
  oAccess = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  oStream = CreateUnoService("com.sun.star.io.TextInputStream")
  oStream.setInputStream(oAccess.openFileRead(ConvertToURL(sPlan)))
  oStream.setEncoding("UTF-8")
  Do While Not oStream.isEOF()
    ' The last line keeps its end.
    sLine = Join(Split(oStream.readLine(), Chr(10)), "")
    If sLine <> "" Then Perform(sLine)
  Loop
  oStream.closeInput()
  Dim oOut As Object
  oOut = CreateUnoService("com.sun.star.io.TextOutputStream")
  oOut.setOutputStream(oAccess.openFileWrite(ConvertToURL(sPlan & ".done")))
  oOut.setEncoding("UTF-8")
  oOut.writeString(sFailures)
  oOut.closeOutput()
  StarDesktop.terminate()
End Sub

Sub Perform(sLine As String)
  Dim a
  On Error Goto Failed
  a = Split(sLine, Chr(9))
  Select Case a(0)
    Case "open": OpenForm(a(1))
    Case "cell": FillCell(CInt(a(1)), a(2), Lines(a(3)), a(4))
    Case "insert": TableAt(CInt(a(1))).Rows.insertByIndex(CInt(a(2)), CInt(a(3)))
    Case "delete": TableAt(CInt(a(1))).Rows.removeByIndex(CInt(a(2)), CInt(a(3)))
    Case "answer": FillAnswer(a(1), Lines(a(2)), a(3))
    Case "bare": TakeControlsAway()
    Case "save": SaveForm(a(1), a(2))
  End Select
  Exit Sub
Failed:
  sFailures = sFailures & sLine & " : " & Error$ & Chr(10)
End Sub

Function Lines(s As String) As String
  Lines = Join(Split(s, "\n"), Chr(13))
End Function

Sub OpenForm(sFile As String)
  Dim aHow(0) As New com.sun.star.beans.PropertyValue
  aHow(0).Name = "Hidden"
  aHow(0).Value = True
  oDocument = StarDesktop.loadComponentFromURL(ConvertToURL(sFile), "_blank", 0, aHow())
End Sub

Sub SaveForm(sFile As String, sFilter As String)
  Dim aHow(0) As New com.sun.star.beans.PropertyValue
  aHow(0).Name = "FilterName"
  aHow(0).Value = sFilter
  oDocument.storeToURL(ConvertToURL(sFile), aHow())
  oDocument.close(True)
End Sub

' Tables in the order of the pages.
Function TableAt(nIndex As Integer) As Object
  Dim oAll As Object, oOne As Object, n As Integer
  oAll = oDocument.Text.createEnumeration()
  Do While oAll.hasMoreElements()
    oOne = oAll.nextElement()
    If oOne.supportsService("com.sun.star.text.TextTable") Then
      If n = nIndex Then
        TableAt = oOne
        Exit Function
      End If
      n = n + 1
    End If
  Loop
End Function

Sub FillCell(nTable As Integer, sCell As String, sValue As String, sHow As String)
  Dim oCell As Object
  oCell = TableAt(nTable).getCellByName(sCell)
  If sHow = "inside" Then
    If TypeInside(oCell, sValue) Then Exit Sub
  End If
  oCell.setString(sValue)
End Sub

' Types into the first control of a text; False when it has none.
Function TypeInside(oText As Object, sValue As String) As Boolean
  Dim oParagraphs As Object, oPortions As Object, oPortion As Object
  oParagraphs = oText.createEnumeration()
  Do While oParagraphs.hasMoreElements()
    oPortions = oParagraphs.nextElement().createEnumeration()
    Do While oPortions.hasMoreElements()
      oPortion = oPortions.nextElement()
      If oPortion.TextPortionType = "ContentControl" Then
        oPortion.ContentControl.ShowingPlaceHolder = False
        TypeOver(oPortion.ContentControl, sValue)
        TypeInside = True
        Exit Function
      End If
    Loop
  Loop
  TypeInside = False
End Function

' Takes out what the control shows and types instead.
Sub TypeOver(oControl As Object, sValue As String)
  Dim oPortions As Object, oPortion As Object, bTyped As Boolean
  oPortions = oControl.createEnumeration()
  Do While oPortions.hasMoreElements()
    oPortion = oPortions.nextElement()
    If bTyped Then
      oPortion.setString("")
    Else
      oPortion.setString(sValue)
    End If
    bTyped = True
  Loop
End Sub

' Replaces what stands between a heading and the next one or a table.
Sub FillAnswer(sHeading As String, sValue As String, sHow As String)
  Dim oAll As Object, oOne As Object, oFirst As Object, oCursor As Object, bBelow As Boolean
  Dim oRest(100) As Object, nRest As Integer, i As Integer
  oAll = oDocument.Text.createEnumeration()
  Do While oAll.hasMoreElements()
    oOne = oAll.nextElement()
    If Not oOne.supportsService("com.sun.star.text.Paragraph") Then
      If bBelow Then Exit Do
    ElseIf bBelow Then
      If InStr(oOne.ParaStyleName, "Heading") > 0 Then Exit Do
      If IsNull(oFirst) Then
        oFirst = oOne
      Else
        oRest(nRest) = oOne
        nRest = nRest + 1
      End If
    ElseIf Right(oOne.String, Len(sHeading)) = sHeading And InStr(oOne.ParaStyleName, "Heading") > 0 Then
      bBelow = True
    End If
  Loop
  For i = nRest - 1 To 0 Step -1
    oDocument.Text.removeTextContent(oRest(i))
  Next
  If sHow = "inside" And nRest = 0 Then
    If TypeInsideParagraph(oFirst, sValue) Then Exit Sub
  End If
  oCursor = oDocument.Text.createTextCursorByRange(oFirst.Start)
  oCursor.gotoEndOfParagraph(True)
  oCursor.setString(sValue)
End Sub

Function TypeInsideParagraph(oParagraph As Object, sValue As String) As Boolean
  Dim oPortions As Object, oPortion As Object
  oPortions = oParagraph.createEnumeration()
  Do While oPortions.hasMoreElements()
    oPortion = oPortions.nextElement()
    If oPortion.TextPortionType = "ContentControl" Then
      oPortion.ContentControl.ShowingPlaceHolder = False
      TypeOver(oPortion.ContentControl, Join(Split(sValue, Chr(13)), Chr(10)))
      TypeInsideParagraph = True
      Exit Function
    End If
  Loop
  TypeInsideParagraph = False
End Function

' Controls go, their words stay, as after copying a form piece by piece.
Sub TakeControlsAway
  Dim oAll As Object, oOne As Object, aNames, i As Integer, oCell As Object
  oAll = oDocument.Text.createEnumeration()
  Do While oAll.hasMoreElements()
    oOne = oAll.nextElement()
    If oOne.supportsService("com.sun.star.text.TextTable") Then
      aNames = oOne.getCellNames()
      For i = 0 To UBound(aNames)
        oCell = oOne.getCellByName(aNames(i))
        oCell.setString(oCell.getString())
      Next
    End If
  Loop
End Sub
